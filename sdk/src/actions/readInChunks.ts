import type { BlockSelector } from './blockSelector.ts'
import { getHead } from './getHead.ts'
import type { ReadClient } from './readClient.ts'

/** How many values one `eth_call` asks for: far below the call-data and gas limits nodes set. */
const chunkSize = 500

/**
 * Reads a list of any length in calls of bounded size, all at the same block.
 *
 * @param read reads one chunk; must return one answer per value, in order
 */
export async function readInChunks<value, answer>(
  client: ReadClient,
  values: readonly value[],
  at: BlockSelector,
  read: (chunk: readonly value[], at: BlockSelector) => Promise<readonly answer[]>,
): Promise<readonly answer[]> {
  if (values.length === 0) return []
  if (values.length <= chunkSize) return read(values, at)
  const pinned = at.blockHash === undefined ? { blockHash: (await getHead(client, at)).hash } : at
  const answers: answer[] = []
  for (let start = 0; start < values.length; start += chunkSize) {
    answers.push(...(await read(values.slice(start, start + chunkSize), pinned)))
  }
  return answers
}
