import { noteRollback } from './chainView.ts'
import type { GuardContext } from './guardContext.ts'
import { inChunks } from './inChunks.ts'
import { isNotFinal } from './isNotFinal.ts'
import { loadChainState } from './loadChainState.ts'
import { dropPagesAbove } from './stagedPages.ts'

/**
 * Forgets what the chain showed above a block. Spent locks stay spent: they only lose their block, and those of stored receipts are sent
 * again.
 *
 * @param to the last block that still counts; −1 forgets everything
 */
export async function rollBack(context: GuardContext, to: number): Promise<void> {
  const { hot, lease, live } = context
  const sentAt = Math.floor(context.clock())
  const { batches, tip } = await lease.write(async (transaction) => {
    const gone = await transaction
      .selectFrom('batches')
      .innerJoin('roots', (join) =>
        join.onRef('roots.root', '=', 'batches.root').onRef('roots.kind', '=', 'batches.kind'),
      )
      .select(['batches.id', 'batches.kind'])
      .where('roots.block_number', '>', to)
      .execute()
    for (const chunk of inChunks(gone)) {
      const ids = chunk.map(({ id }) => id)
      await transaction.updateTable('batches').set({ is_recorded: 0 }).where('id', 'in', ids).execute()
    }
    await transaction.deleteFrom('roots').where('block_number', '>', to).execute()
    await transaction.deleteFrom('notices').where('block_number', '>', to).execute()
    await transaction.deleteFrom('brand_names').where('block_number', '>', to).execute()
    await transaction.deleteFrom('blocks').where('number', '>', to).execute()
    await dropPagesAbove(transaction, to)
    // A transaction that a reorg dropped usually comes back by itself: `sent_at` gives it the time.
    await transaction
      .updateTable('spends')
      .set({ is_requested: 1, sent_at: sentAt, transaction_hash: null })
      .where('block_number', '>', to)
      .where(isNotFinal)
      .where((where) =>
        where.exists(where.selectFrom('locks').select('locks.lock').whereRef('locks.lock', '=', 'spends.lock')),
      )
      .execute()
    await transaction
      .updateTable('spends')
      .set({ block_number: null, is_final: 0 })
      .where('block_number', '>', to)
      .execute()
    const batches = gone.flatMap(({ id, kind }) => (kind === 'grants' ? [id] : []))
    await noteRollback(transaction, context, to, batches)
    const tip = await transaction
      .selectFrom('blocks')
      .select(['number', 'hash', 'timestamp'])
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst()
    return { batches, tip }
  })
  for (const id of batches) hot.setRecorded(id, 0, 0)
  live.tip = tip ? { number: tip.number, hash: tip.hash as `0x${string}`, timestamp: tip.timestamp } : null
  live.final = Math.min(live.final, live.tip?.number ?? -1)
  live.safe = Math.min(live.safe, live.tip?.number ?? -1)
  await loadChainState(context)
}
