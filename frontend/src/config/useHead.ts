import type { ReadClient } from '@consent-ledger/sdk'
import { useQuery } from '@tanstack/react-query'
import type { Hash } from 'viem'
import { getBlock } from 'viem/actions'
import { useEnv } from './EnvContext.ts'
import { useReadClient } from './useReadClient.ts'

/** The newest block the app has read. */
export type Head = { readonly number: bigint; readonly hash: Hash; readonly timestamp: number }

/** Reads the newest block. */
export async function readHead(client: ReadClient): Promise<Head> {
  const block = await getBlock(client, { blockTag: 'latest' })
  return { number: block.number, hash: block.hash, timestamp: Number(block.timestamp) }
}

/**
 * The newest block, read again every 4 seconds; what every screen's freshness line shows.
 *
 * @param options.isWanted false while nothing would come of it: then no node is asked.
 */
export function useHead(options: { readonly isWanted?: boolean } = {}) {
  const env = useEnv()
  const client = useReadClient()
  return useQuery({
    queryKey: ['head', env.chainId],
    queryFn: () => readHead(client),
    enabled: options.isWanted ?? true,
    refetchInterval: 4_000,
    staleTime: 2_000,
    retry: false,
  })
}
