import type { Hash, Hex } from 'viem'
import type { Database } from '../database/openDatabase.ts'
import type { Checkpoint } from './createIndex.ts'
import { type Cursor, formatCursor } from './cursor.ts'
import { isAfter } from './readBrands.ts'

/** One event of a brand; the names of event and fields are the contract's. */
export type HistoryEntry = {
  readonly event: string
  readonly blockNumber: number
  readonly blockHash: Hash
  readonly transactionHash: Hash
  readonly logIndex: number
  /** Unix seconds. */
  readonly at: number
  /** The event's values without brandId; a notice's text is left out. */
  readonly fields: Readonly<Record<string, unknown>>
}

export type HistoryPage = {
  readonly events: readonly HistoryEntry[]
  readonly next: string | null
  readonly asOf: Checkpoint | null
}

/**
 * Reads a brand's history in the chain's order.
 * @param options.brandId the brand
 * @param options.event only events of this name
 * @param options.after end of the page before
 * @param options.limit events at most
 */
export async function readHistory(
  database: Database,
  {
    brandId,
    event,
    after,
    limit,
  }: { brandId: Hex; event?: string | undefined; after?: Cursor | undefined; limit: number },
): Promise<HistoryPage> {
  return database.transaction().execute(async (transaction) => {
    const asOf =
      (await transaction.selectFrom('checkpoint').selectAll().orderBy('blockNumber', 'desc').executeTakeFirst()) ?? null
    let query = transaction
      .selectFrom('event')
      .selectAll()
      .where('brandId', '=', brandId)
      .orderBy('blockNumber')
      .orderBy('logIndex')
      .limit(limit + 1)
    if (event !== undefined) query = query.where('name', '=', event)
    if (after !== undefined) query = query.where(isAfter(after))
    const rows = await query.execute()
    const page = rows.slice(0, limit)
    const last = page.at(-1)
    return {
      events: page.map(({ name, blockNumber, blockHash, transactionHash, logIndex, at, fields }) => ({
        event: name,
        blockNumber,
        blockHash,
        transactionHash,
        logIndex,
        at,
        fields: JSON.parse(fields),
      })),
      next: rows.length > limit && last !== undefined ? formatCursor(last) : null,
      asOf,
    }
  })
}
