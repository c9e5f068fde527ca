import type { Hex } from 'viem'
import type { ReadClient } from '../actions/readClient.ts'
import type { RawLogPage } from '../actions/readLogPages.ts'
import { ChainUnreadableError } from '../errors/chainUnreadableError.ts'
import { NodeAnswerInvalidError } from '../errors/nodeAnswerInvalidError.ts'
import { type BrandEvent, type LogOwner, type LogPlace, readBrandEvent, readLogPlace } from './brandEvent.ts'
import { readBlock } from './readBlock.ts'

/** Block headers asked for at the same time. */
const headersAtOnce = 20

/**
 * Decodes a page of logs of one brand. It must be exactly what was asked for, in the order of the chain; logs that may still change must come
 * from blocks the node has in its chain.
 *
 * @param finalized block number up to which the chain does not change any more
 * @throws {NodeAnswerInvalidError} when the page cannot be right
 * @throws {ChainUnreadableError} when the chain changed meanwhile
 */
export async function readEvents(
  client: ReadClient,
  { fromBlock, toBlock, logs }: RawLogPage,
  { owner, finalized }: { readonly owner: LogOwner; readonly finalized: number },
): Promise<BrandEvent[]> {
  const places: LogPlace[] = []
  const blocks = new Map<number, { hash: Hex; at: number | null }>()
  let before: LogPlace | null = null
  for (const log of logs as readonly unknown[]) {
    if (typeof log !== 'object' || log === null) return refuse('it has something that is no log')
    if ((log as { removed?: unknown }).removed === true) throw changed()
    const place = readLogPlace(log as Readonly<Record<string, unknown>>)
    const { blockNumber, blockHash, logIndex, blockTime } = place
    if (blockNumber < fromBlock || blockNumber > toBlock)
      return refuse('it has a log of a block that was not asked for')
    if (
      before !== null &&
      (blockNumber < before.blockNumber || (blockNumber === before.blockNumber && logIndex <= before.logIndex))
    ) {
      return refuse('its logs are out of order, or there twice')
    }
    if (before === null || before.blockNumber !== blockNumber) {
      blocks.set(blockNumber, { hash: blockHash, at: blockNumber <= finalized ? blockTime : null })
    } else if (before.blockHash !== blockHash) throw changed()
    places.push(place)
    before = place
  }

  const unknown = [...blocks].filter(([, { at }]) => at === null)
  for (let start = 0; start < unknown.length; start += headersAtOnce) {
    await Promise.all(
      unknown.slice(start, start + headersAtOnce).map(async ([number, { hash }]) => {
        const block = await readBlock(client, number)
        if (block.hash !== hash) throw changed()
        blocks.set(number, { hash, at: block.timestamp })
      }),
    )
  }

  const events: BrandEvent[] = []
  for (let index = 0; index < logs.length; index++) {
    const place = places[index] as LogPlace
    const at = blocks.get(place.blockNumber)?.at as number
    const event = readBrandEvent(logs[index] as never, owner, place, at)
    if (event !== null) events.push(event)
  }
  return events
}

function refuse(detail: string): never {
  throw new NodeAnswerInvalidError({ request: 'eth_getLogs', detail })
}

const changed = () => new ChainUnreadableError({ request: 'eth_getLogs: the chain changed meanwhile' })
