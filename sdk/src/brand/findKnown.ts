import type { Kysely } from 'kysely'
import type { Hex } from 'viem'
import type { StoreTables } from './storeTables.ts'

/**
 * What became of a receipt that was handed in. `stored`: durable, waits to be recorded. `recorded`: its root stands on the chain. `revoked`: it
 * was revoked since, or a use of it.
 */
export type ReceiptStatus = 'stored' | 'recorded' | 'revoked'

/** Which of these receipts the store has, whose they are and what became of them. */
export async function findKnown(
  db: Kysely<StoreTables>,
  hashes: readonly Hex[],
): Promise<Map<Hex, { readonly customerId: string; readonly status: ReceiptStatus }>> {
  const rows = await db
    .selectFrom('receipts')
    .innerJoin('customers', 'customers.id', 'receipts.customer')
    .leftJoin('batches', 'batches.id', 'receipts.batch')
    .leftJoin('roots', (join) => join.onRef('roots.root', '=', 'batches.root').on('roots.kind', '=', 'grants'))
    .select(['receipts.consent_hash', 'customers.customer_id', 'roots.recorded_at'])
    .select(({ exists, selectFrom }) =>
      exists(
        selectFrom('locks')
          .innerJoin('spends', 'spends.lock', 'locks.lock')
          .select('spends.lock')
          .whereRef('locks.receipt', '=', 'receipts.id'),
      ).as('is_revoked'),
    )
    .where('receipts.consent_hash', 'in', hashes)
    .execute()
  return new Map(
    rows.map((row) => [
      row.consent_hash as Hex,
      {
        customerId: row.customer_id,
        status: row.is_revoked ? 'revoked' : row.recorded_at === null ? 'stored' : 'recorded',
      },
    ]),
  )
}
