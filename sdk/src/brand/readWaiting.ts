import { type ExpressionBuilder, sql } from 'kysely'
import { recordingWindow } from '../protocol/facts.ts'
import type { Health } from './guard.ts'
import type { GuardContext } from './guardContext.ts'
import { isNotFinal } from './isNotFinal.ts'
import { isUnrecorded } from './isUnrecorded.ts'
import { momentOf } from './momentOf.ts'
import type { StoreTables } from './storeTables.ts'

const count = sql<number>`count(*)`.as('count')

/** What waits for the chain or for a signature. Each question reads what waits by an index, not what has been done. */
export const waitingQueries = {
  /** Receipts that are in no batch and may still be recorded. */
  receipts: (db: GuardContext['db'], now: number) =>
    db
      .selectFrom('receipts')
      .select(count)
      .where('batch', 'is', null)
      .where('issued_at', '>', now - recordingWindow),
  uses: (db: GuardContext['db']) => db.selectFrom('uses').select(count).where('batch', 'is', null),
  batchedReceipts: (db: GuardContext['db']) =>
    db.selectFrom('receipts').select(count).where('batch', 'in', unrecorded('grants')),
  batchedUses: (db: GuardContext['db']) => db.selectFrom('uses').select(count).where('batch', 'in', unrecorded('uses')),
  revocations: (db: GuardContext['db']) =>
    db
      .selectFrom('spends')
      .select(count)
      .where(isNotFinal)
      .where('block_number', 'is', null)
      .where('is_requested', '=', 1),
  erasures: (db: GuardContext['db']) => db.selectFrom('erasures').select(count).where('certificate', 'is', null),
} as const

const unrecorded = (kind: 'grants' | 'uses') => (where: ExpressionBuilder<StoreTables, 'receipts' | 'uses'>) =>
  where.selectFrom('batches').select('id').where('kind', '=', kind).where(isUnrecorded)

/** Counts what waits. A receipt that can no longer be recorded waits for nothing. */
export async function readWaiting(context: GuardContext): Promise<Health['waiting']> {
  const { db } = context
  const [receipts, batchedReceipts, uses, batchedUses, revocations, erasures] = await Promise.all(
    [
      waitingQueries.receipts(db, momentOf(context)),
      waitingQueries.batchedReceipts(db),
      waitingQueries.uses(db),
      waitingQueries.batchedUses(db),
      waitingQueries.revocations(db),
      waitingQueries.erasures(db),
    ].map(async (query) => Number((await query.executeTakeFirstOrThrow()).count)),
  )
  return {
    receipts: (receipts as number) + (batchedReceipts as number),
    uses: (uses as number) + (batchedUses as number),
    revocations: revocations as number,
    erasures: erasures as number,
  }
}
