import { BlockNotFoundError, type Hash, isHash } from 'viem'
import { getBlock } from 'viem/actions'
import { BlockMissingError } from '../errors/blockMissingError.ts'
import { ChainUnreadableError } from '../errors/chainUnreadableError.ts'
import { NodeAnswerInvalidError } from '../errors/nodeAnswerInvalidError.ts'
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
 * @throws {NodeAnswerInvalidError} when the answer is no block, or another than the one asked for
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
    return readHeader({ ...block, number: block.number, hash: block.hash }, at)
  } catch (error) {
    if (error instanceof NodeAnswerInvalidError) throw error
    if (error instanceof BlockNotFoundError) {
      const block = at.blockHash ?? at.blockNumber?.toString() ?? at.blockTag ?? 'latest'
      throw new BlockMissingError({ block }, { cause: error })
    }
    throw new ChainUnreadableError({ request: 'eth_getBlock' }, { cause: error })
  }
}

function readHeader(block: { number: bigint; hash: Hash; timestamp: bigint }, at: BlockSelector): Head {
  const { number, hash } = block
  const timestamp = Number(block.timestamp)
  const refuse = (detail: string): never => {
    throw new NodeAnswerInvalidError({ request: 'eth_getBlock', detail })
  }
  // The types say what a node should answer, not what it does.
  if (!isHash(hash)) return refuse('the hash of the block is no hash')
  if (typeof number !== 'bigint' || number < 0n || number > BigInt(Number.MAX_SAFE_INTEGER)) {
    return refuse('the number of the block is no number')
  }
  if (!Number.isSafeInteger(timestamp) || timestamp < 0) return refuse('the time of the block is no time')
  if (at.blockNumber !== undefined && number !== at.blockNumber) return refuse('it is another block than asked for')
  if (at.blockHash !== undefined && (hash as Hash).toLowerCase() !== at.blockHash.toLowerCase()) {
    return refuse('it is another block than asked for')
  }
  return { number, hash: (hash as Hash).toLowerCase() as Hash, timestamp }
}
