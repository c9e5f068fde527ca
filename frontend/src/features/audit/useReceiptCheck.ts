import { useMutation } from '@tanstack/react-query'
import { useEnv } from '../../config/EnvContext.ts'
import { useReadClient } from '../../config/useReadClient.ts'
import { readReceiptCheck } from './queries.ts'

/** Checks receipts against the chain. The receipt is personal data: it stays in this page's memory. */
export function useReceiptCheck() {
  const env = useEnv()
  const client = useReadClient()
  return useMutation({
    mutationFn: (input: { readonly receipt: string; readonly at: number | null }) =>
      readReceiptCheck(client, { env, ...input }),
  })
}
