import { getHead } from '../actions/getHead.ts'
import type { ReadClient } from '../actions/readClient.ts'
import type { MirrorBlock } from './liveState.ts'

/** Reads the header of a block by its number; the newest one when absent. Throws as `getHead` does. */
export async function readBlock(client: ReadClient, blockNumber?: number): Promise<MirrorBlock> {
  const at = blockNumber === undefined ? {} : { blockNumber: BigInt(blockNumber) }
  const { number, hash, timestamp } = await getHead(client, at)
  return { number: Number(number), hash, timestamp }
}
