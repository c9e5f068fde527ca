import type { Transaction } from 'kysely'
import type { GuardContext } from './guardContext.ts'
import { lockStore } from './lockStore.ts'
import type { StoreTables } from './storeTables.ts'

/** Runs a transaction beside which nobody else writes. SQLite has one connection, where that is so anyway. */
export function writeStore<result>(
  { db, isShared }: Pick<GuardContext, 'db' | 'isShared'>,
  task: (transaction: Transaction<StoreTables>) => Promise<result>,
): Promise<result> {
  return db.transaction().execute(async (transaction) => {
    if (isShared) await lockStore(transaction)
    return task(transaction)
  })
}
