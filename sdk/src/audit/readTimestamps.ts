import type { Hash } from 'viem'
import { getHead } from '../actions/getHead.ts'
import type { LedgerLog } from '../actions/ledgerLog.ts'
import type { ReadClient } from '../actions/readClient.ts'

/** How many headers are asked for at the same time. */
const parallel = 8

/**
 * Finds the time of each log: from the log itself where the node adds it, else from the header of its block.
 *
 * @returns a function from log to Unix seconds
 * @throws {BlockMissingError} when the block is gone, as after a reorg
 * @throws {ChainUnreadableError} when the node does not answer
 */
export async function readTimestamps(
  client: ReadClient,
  logs: readonly LedgerLog[],
  { onProgress, signal }: { onProgress?: (fraction: number) => void; signal?: AbortSignal } = {},
): Promise<(log: LedgerLog) => number> {
  const times = new Map<Hash, number>()
  const missing = new Set<Hash>()
  for (const { blockHash, blockTimestamp } of logs) {
    if (blockTimestamp === null) missing.add(blockHash)
    else times.set(blockHash, blockTimestamp)
  }
  const hashes = [...missing].filter((hash) => !times.has(hash))
  for (let start = 0; start < hashes.length; start += parallel) {
    signal?.throwIfAborted()
    const heads = await Promise.all(
      hashes.slice(start, start + parallel).map((blockHash) => getHead(client, { blockHash })),
    )
    for (const { hash, timestamp } of heads) times.set(hash, timestamp)
    onProgress?.(Math.min(1, (start + parallel) / hashes.length))
  }
  return ({ blockHash }) => times.get(blockHash) ?? 0
}
