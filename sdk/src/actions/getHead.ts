import { BlockNotFoundError } from 'viem'
import { getBlock } from 'viem/actions'
import { BlockMissingError } from '../errors/blockMissingError.ts'
import { ChainUnreadableError } from '../errors/chainUnreadableError.ts'
import type { BlockSelector } from './blockSelector.ts'
import type { Head } from './head.ts'
import type { ReadClient } from './readClient.ts'

/**
 * Reads the header of a block: the newest one unless another is named.
 *
 * @param client viem client
 * @param at which block
 * @returns number, hash and time stamp (Unix seconds)
 * @throws {BlockMissingError} when the node has no such block
 * @throws {ChainUnreadableError} when the node does not answer
 * @example
 * import { getHead } from '@consent-ledger/sdk'
 * import { client } from './setup.ts'
 *
 * const { number, hash, timestamp } = await getHead(client, { blockTag: 'finalized' })
 */
export async function getHead(client: ReadClient, at: BlockSelector = {}): Promise<Head> {
  try {
    const block =
      at.blockHash !== undefined
        ? await getBlock(client, { blockHash: at.blockHash })
        : at.blockNumber !== undefined
          ? await getBlock(client, { blockNumber: at.blockNumber })
          : await getBlock(client, { blockTag: at.blockTag ?? 'latest' })
    if (block.number === null || block.hash === null) throw new BlockNotFoundError({})
    return { number: block.number, hash: block.hash, timestamp: Number(block.timestamp) }
  } catch (error) {
    if (error instanceof BlockNotFoundError) {
      const block = at.blockHash ?? at.blockNumber?.toString() ?? at.blockTag ?? 'latest'
      throw new BlockMissingError({ block }, { cause: error })
    }
    throw new ChainUnreadableError({ request: 'eth_getBlock' }, { cause: error })
  }
}
