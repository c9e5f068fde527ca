import type { Transaction } from 'kysely'
import type { GuardContext } from './guardContext.ts'
import { inChunks } from './inChunks.ts'
import type { StoreTables } from './storeTables.ts'

/**
 * Tells the other guards of a shared store which rows they have to read again; they see it when the transaction is committed. Only numbers of
 * rows are written: nothing personal outlives its rows here.
 *
 * @param transaction one that `writeStore` or the recorder's lease made
 */
export async function noteChanges(
  transaction: Transaction<StoreTables>,
  { isShared, clock }: Pick<GuardContext, 'isShared' | 'clock'>,
  kind: StoreTables['changes']['kind'],
  rows: readonly number[],
): Promise<void> {
  if (!isShared) return
  const at = Math.floor(clock())
  for (const chunk of inChunks([...new Set(rows)])) {
    await transaction
      .insertInto('changes')
      .values(chunk.map((row) => ({ kind, row, at })))
      .execute()
  }
}
