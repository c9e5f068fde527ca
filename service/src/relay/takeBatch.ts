import { sql } from 'kysely'
import type { Hex } from 'viem'
import type { Database } from '../database/openDatabase.ts'

/** A waiting lock with its secret. */
export type Waiting = { readonly brandId: Hex; readonly lock: Hex; readonly secret: Hex }

/**
 * Reads what is to be sent next. Brands take turns: each gives its oldest lock, then each its second, so a brand with many revocations does not
 * hold up the others.
 * @param database the queue
 * @param now Unix seconds; nothing that is due later is taken
 * @param size locks at most
 * @returns the locks sorted by brandId, then lock, so that the order tells nothing of who came when
 */
export async function takeBatch(database: Database, now: number, size: number): Promise<Waiting[]> {
  const rows = await database
    .with('waiting', (query) =>
      query
        .selectFrom('lock')
        .select([
          'brandId',
          'lock',
          'secret',
          'dueAt',
          sql<number>`row_number() over (partition by ${sql.ref('brandId')} order by ${sql.ref('dueAt')}, ${sql.ref('lock')})`.as(
            'turn',
          ),
        ])
        .where('state', '=', 'queued')
        .where('dueAt', '<=', now)
        .where('secret', 'is not', null),
    )
    .selectFrom('waiting')
    .select(['brandId', 'lock', 'secret'])
    .orderBy('turn')
    .orderBy('dueAt')
    .orderBy('brandId')
    .limit(size)
    .execute()
  return rows
    .map(({ brandId, lock, secret }) => ({ brandId, lock, secret: secret as Hex }))
    .sort((a, b) => (a.brandId === b.brandId ? (a.lock < b.lock ? -1 : 1) : a.brandId < b.brandId ? -1 : 1))
}
