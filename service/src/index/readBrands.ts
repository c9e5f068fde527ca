import { sql } from 'kysely'
import type { Hex } from 'viem'
import type { Database } from '../database/openDatabase.ts'
import type { Checkpoint } from './createIndex.ts'
import { type Cursor, formatCursor } from './cursor.ts'
import { type BrandView, brandEvents, describeBrand, type StoredEvent } from './describeBrand.ts'

/** A brand with what it has on the ledger. */
export type BrandSummary = BrandView & {
  /** How many events of each kind the ledger has. */
  readonly counts: {
    readonly notices: number
    readonly grantsRecorded: number
    readonly usesRecorded: number
    readonly revocations: number
  }
}

/** A page, as of a block. */
export type BrandPage = {
  readonly brands: readonly BrandSummary[]
  /** `after` of the next page; null on the last. */
  readonly next: string | null
  /** The block up to which the index has read; null when it has read nothing, which says nothing about the chain. */
  readonly asOf: Checkpoint | null
}

/**
 * Reads brands in the order of their registration.
 * @param options.after end of the page before
 * @param options.limit brands at most
 * @param options.brandId only this brand
 */
export async function readBrands(
  database: Database,
  { after, limit, brandId }: { after?: Cursor | undefined; limit: number; brandId?: Hex | undefined },
): Promise<BrandPage> {
  return database.transaction().execute(async (transaction) => {
    const asOf =
      (await transaction.selectFrom('checkpoint').selectAll().orderBy('blockNumber', 'desc').executeTakeFirst()) ?? null
    let registrations = transaction
      .selectFrom('event')
      .select(['brandId', 'blockNumber', 'logIndex'])
      .where('name', '=', 'BrandRegistered')
      .orderBy('blockNumber')
      .orderBy('logIndex')
      .limit(limit + 1)
    if (brandId !== undefined) registrations = registrations.where('brandId', '=', brandId)
    if (after !== undefined) registrations = registrations.where(isAfter(after))
    const found = await registrations.execute()
    const page = found.slice(0, limit)
    const last = page.at(-1)
    if (last === undefined) return { brands: [], next: null, asOf }

    const ids = page.map((row) => row.brandId)
    const events = await transaction
      .selectFrom('event')
      .select(['brandId', 'blockNumber', 'logIndex', 'at', 'name', 'fields'])
      .where('brandId', 'in', ids)
      .where('name', 'in', brandEvents)
      .orderBy('blockNumber')
      .orderBy('logIndex')
      .execute()
    const counts = await transaction
      .selectFrom('event')
      .select(({ fn }) => ['brandId', 'name', fn.countAll<number>().as('count')])
      .where('brandId', 'in', ids)
      .groupBy(['brandId', 'name'])
      .execute()

    const eventsOf = new Map<Hex, StoredEvent[]>(ids.map((id) => [id, []]))
    for (const event of events) eventsOf.get(event.brandId)?.push(event)
    const countOf = new Map(counts.map(({ brandId, name, count }) => [`${brandId} ${name}`, Number(count)]))
    const brands = ids.flatMap((id) => {
      const brand = describeBrand(id, eventsOf.get(id) ?? [])
      const count = (name: string) => countOf.get(`${id} ${name}`) ?? 0
      return brand === null
        ? []
        : [
            {
              ...brand,
              counts: {
                notices: count('NoticePublished'),
                grantsRecorded: count('GrantsRecorded'),
                usesRecorded: count('UsesRecorded'),
                revocations: count('ConsentRevoked'),
              },
            },
          ]
    })
    return { brands, next: found.length > limit ? formatCursor(last) : null, asOf }
  })
}

/** Condition: the row comes after a place in the chain's order. */
export function isAfter({ blockNumber, logIndex }: Cursor) {
  return sql<boolean>`(${sql.ref('blockNumber')}, ${sql.ref('logIndex')}) > (${blockNumber}, ${logIndex})`
}
