import type { Hex } from 'viem'
import { getRecordedAt } from '../actions/getRecordedAt.ts'
import type { ReadClient } from '../actions/readClient.ts'
import { recordGrantsCall } from '../actions/recordGrants.ts'
import { recordUsesCall } from '../actions/recordUses.ts'
import { RootExistsError } from '../errors/rootExistsError.ts'
import { recordingWindow } from '../protocol/facts.ts'
import { buildTree } from '../protocol/merkle.ts'
import type { RecordResult } from './guard.ts'
import type { GuardContext } from './guardContext.ts'
import { isUnrecorded } from './isUnrecorded.ts'
import { momentOf } from './momentOf.ts'
import { noteChanges } from './noteChanges.ts'
import { createOneAtATime } from './oneAtATime.ts'
import type { TransactionSender } from './transactionSender.ts'

/** Leaves of one tree: its proofs have 17 steps and building it takes seconds, not minutes. */
const mostLeaves = 100_000

type Kind = 'grants' | 'uses'
type Sent = RecordResult['grants'][number]

export type Recorder = {
  /** Puts what waits into batches and sends the roots that are not on chain. Returns what was sent. */
  record(kind: Kind): Promise<Sent[]>
}

/**
 * Records receipts and use entries in batches: one root per transaction.
 *
 * A batch and its root are on disk before the root is sent, and a receipt never changes its batch: after a crash the same root is sent again,
 * which the ledger refuses if it stands already. So nothing is lost and nothing stands under two roots.
 */
export function createRecorder(context: GuardContext, reader: ReadClient, sender: TransactionSender): Recorder {
  const { brandId, db, deployment, hot, lease, live, logger } = context
  const { ledger } = deployment
  const oneAtATime = createOneAtATime()

  /** Puts waiting receipts or entries into a batch and writes it down. False: none waited. */
  async function fillBatch(kind: Kind): Promise<boolean> {
    const now = momentOf(context)
    const filled = await lease.write(async (transaction) => {
      const rows =
        kind === 'grants'
          ? await transaction
              .selectFrom('receipts')
              .select(['id', 'consent_hash as hash'])
              .where('batch', 'is', null)
              // Later recordings do not count.
              .where('issued_at', '>', now - recordingWindow)
              .orderBy('id')
              .limit(mostLeaves)
              .execute()
          : await transaction
              .selectFrom('uses')
              .select(['id', 'hash'])
              .where('batch', 'is', null)
              // An entry must not be later than its recording: the block that records it is later than the newest.
              .where('at', '<=', live.tip?.timestamp ?? 0)
              .orderBy('id')
              .limit(mostLeaves)
              .execute()
      if (rows.length === 0) return null

      const tree = buildTree(
        rows.map(({ hash }) => hash as Hex),
        undefined,
        context.crypto,
      )
      const { id: batch } = await transaction
        .insertInto('batches')
        .values({ kind, root: tree.root, created_at: now, sent_at: null, transaction_hash: null, attempts: 0 })
        .returning('id')
        .executeTakeFirstOrThrow()
      for (const { id, hash } of rows) {
        await transaction
          .updateTable(kind === 'grants' ? 'receipts' : 'uses')
          .set({ batch, proof: JSON.stringify(tree.proofOf(hash as Hex)) })
          .where('id', '=', id)
          .execute()
      }
      if (kind === 'grants') await noteChanges(transaction, context, 'batch', [batch])
      return { batch, rows }
    })
    if (filled !== null && kind === 'grants') for (const { id } of filled.rows) hot.setBatch(id, filled.batch)
    return filled !== null
  }

  async function readUnrecorded(kind: Kind) {
    return db
      .selectFrom('batches')
      .select(['id', 'root', 'sent_at', 'transaction_hash', 'attempts'])
      .where('kind', '=', kind)
      .where(isUnrecorded)
      .orderBy('id')
      .execute()
  }

  async function countLeaves(kind: Kind, batch: number): Promise<number> {
    const { count } = await db
      .selectFrom(kind === 'grants' ? 'receipts' : 'uses')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('batch', '=', batch)
      .executeTakeFirstOrThrow()
    return count
  }

  async function record(kind: Kind): Promise<Sent[]> {
    // Without a view of the chain nobody can tell what is recorded already.
    if (live.tip === null || live.divergence !== null || !lease.isHeld) return []
    while (await fillBatch(kind));
    const sent: Sent[] = []
    for (const batch of await readUnrecorded(kind)) {
      const now = context.clock()
      const before = { sentAt: batch.sent_at, transactionHash: batch.transaction_hash }
      // Uses may stand twice, so a doubt is waited out.
      if (!(await sender.isDue(before, now, { isHarmless: kind === 'grants' }))) continue
      const root = batch.root as Hex
      const count = await countLeaves(kind, batch.id)
      // All of it was erased before it was sent.
      if (count === 0) continue
      if (kind === 'grants') {
        const [recordedAt] = await getRecordedAt(reader, { ledger, brandId, roots: [root] })
        // It stands already, from before a crash: the mirror is about to see it.
        if (recordedAt !== 0) continue
      }
      await lease.write((transaction) =>
        transaction
          .updateTable('batches')
          .set({ sent_at: now, transaction_hash: null, attempts: batch.attempts + 1 })
          .where('id', '=', batch.id)
          .execute(),
      )
      try {
        const call =
          kind === 'grants' ? recordGrantsCall({ ledger, brandId, root }) : recordUsesCall({ ledger, brandId, root })
        const transactionHash = await sender.send(call, before, now)
        await db.updateTable('batches').set({ transaction_hash: transactionHash }).where('id', '=', batch.id).execute()
        sent.push({ root, count, transactionHash })
        logger.info({ kind, root, count, transactionHash }, 'a root was sent')
      } catch (error) {
        if (error instanceof RootExistsError) continue
        // It did not leave this machine: the next round tries again.
        await db.updateTable('batches').set({ sent_at: null }).where('id', '=', batch.id).execute()
        throw error
      }
    }
    return sent
  }

  return { record: (kind) => oneAtATime(() => record(kind)) }
}
