import { useQuery } from '@tanstack/react-query'
import type { Hash, PublicClient } from 'viem'
import { usePublicClient } from 'wagmi'
import { useEnv } from './EnvContext.ts'

/** The newest block the app has read. */
export type Head = { readonly number: bigint; readonly hash: Hash; readonly timestamp: number }

/** Reads the newest block. */
export async function readHead(client: PublicClient): Promise<Head> {
  const block = await client.getBlock({ blockTag: 'latest' })
  return { number: block.number, hash: block.hash, timestamp: Number(block.timestamp) }
}

/** The newest block, read again every 4 seconds; what every screen's freshness line shows. */
export function useHead() {
  const env = useEnv()
  const client = usePublicClient() as PublicClient
  return useQuery({
    queryKey: ['head', env.chainId],
    queryFn: () => readHead(client),
    refetchInterval: 4_000,
    staleTime: 2_000,
    retry: false,
  })
}
