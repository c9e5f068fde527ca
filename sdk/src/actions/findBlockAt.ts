import { getHead } from './getHead.ts'
import type { Head } from './head.ts'
import type { ReadClient } from './readClient.ts'

/**
 * Finds the first block with at least the given time stamp by halving: headers only, no archive state.
 *
 * @param client viem client
 * @param input.timestamp Unix seconds
 * @param input.fromBlock no earlier block is looked at; 0 when absent
 * @param input.toBlock no later block is looked at; the newest when absent
 * @returns the block, or null if even the last one is earlier
 * @throws {BlockMissingError} when the node does not keep a header in between
 * @throws {ChainUnreadableError} when the node does not answer
 * @example
 * import { findBlockAt } from '@consent-ledger/sdk'
 * import { client } from './setup.ts'
 *
 * const block = await findBlockAt(client, { timestamp: Date.UTC(2027, 0, 1) / 1000 })
 */
export async function findBlockAt(
  client: ReadClient,
  { timestamp, fromBlock = 0n, toBlock }: { timestamp: number; fromBlock?: bigint; toBlock?: bigint },
): Promise<Head | null> {
  let found = await getHead(client, toBlock === undefined ? {} : { blockNumber: toBlock })
  if (found.timestamp < timestamp) return null
  let low = fromBlock
  while (low < found.number) {
    const middle = await getHead(client, { blockNumber: (low + found.number) / 2n })
    if (middle.timestamp >= timestamp) found = middle
    else low = middle.number + 1n
  }
  return found
}
