import { useMutation } from '@tanstack/react-query'
import type { PublicClient } from 'viem'
import { usePublicClient } from 'wagmi'
import { useEnv } from '../../config/EnvContext.ts'
import { readReceiptCheck } from './queries.ts'

/** Checks receipts against the chain. The receipt is personal data: it stays in this page's memory. */
export function useReceiptCheck() {
  const env = useEnv()
  const client = usePublicClient() as PublicClient
  return useMutation({
    mutationFn: (input: { readonly receipt: string; readonly at: number | null }) =>
      readReceiptCheck(client, { env, ...input }),
  })
}
