import { useQuery } from '@tanstack/react-query'
import { useEnv } from '../../config/EnvContext.ts'
import { useReadClient } from '../../config/useReadClient.ts'
import { brandsKey, readBrands } from './queries.ts'

/** Every brand of the ledger, from the node. */
export function useBrands() {
  const env = useEnv()
  const client = useReadClient()
  return useQuery({
    queryKey: brandsKey(env),
    queryFn: () => readBrands(client, env),
    staleTime: 30_000,
    refetchInterval: ({ state }) => (state.status === 'error' ? 12_000 : false),
  })
}
