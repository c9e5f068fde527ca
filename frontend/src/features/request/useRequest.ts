import { useQuery } from '@tanstack/react-query'
import type { Hex } from 'viem'
import type { Env } from '../../config/env.ts'
import { useReadClient } from '../../config/useReadClient.ts'
import { readRequest } from './readRequest.ts'

/** The brand's request, checked. It is read once: what is shown does not change under the customer's hands. */
export function useRequest(input: { readonly env: Env; readonly brandId: Hex; readonly requestId: Hex }) {
  const client = useReadClient()
  return useQuery({
    queryKey: ['request', input.env.chainId, input.env.ledger, input.brandId, input.requestId],
    queryFn: () => readRequest(client, input),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    retry: false,
  })
}
