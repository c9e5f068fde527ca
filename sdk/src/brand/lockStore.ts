import { sql, type Transaction } from 'kysely'
import type { StoreTables } from './storeTables.ts'

/**
 * Lets one writing transaction at a time into a shared store, whichever machine it comes from; the lock ends with the transaction. So the log of
 * changes has the order of the commits, and what a transaction read is still true when it writes.
 */
export async function lockStore(transaction: Transaction<StoreTables>): Promise<void> {
  await sql`select pg_advisory_xact_lock('changes'::regclass::oid::bigint)`.execute(transaction)
}
