import { useQuery } from '@tanstack/react-query'
import type { PublicClient } from 'viem'
import { usePublicClient } from 'wagmi'
import { useEnv } from '../../config/EnvContext.ts'
import { brandsKey, readBrands } from './queries.ts'

/** Every brand of the ledger, from the node. */
export function useBrands() {
  const env = useEnv()
  const client = usePublicClient() as PublicClient
  return useQuery({
    queryKey: brandsKey(env),
    queryFn: () => readBrands(client, env),
    staleTime: 30_000,
    refetchInterval: ({ state }) => (state.status === 'error' ? 12_000 : false),
  })
}
