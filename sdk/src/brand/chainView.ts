import type { Transaction } from 'kysely'
import { databaseTime } from './databaseTime.ts'
import type { GuardContext } from './guardContext.ts'
import type { LiveState } from './liveState.ts'
import { noteChanges } from './noteChanges.ts'
import type { StoreTables } from './storeTables.ts'

/** Seconds a change stays in the log. */
const changesKept = 7 * 86_400

/** What the recorder of a shared store knows of the chain, as it writes it down for the others. */
type WrittenView = Pick<
  LiveState,
  'tip' | 'head' | 'newestTime' | 'safe' | 'finalized' | 'sources' | 'divergence' | 'isHalted' | 'problem'
> & {
  /** When the chain was last read with success, by the server's clock in milliseconds; null: never. */
  readonly seenAt: number | null
}

/** The view as another guard reads it. */
export type ChainView = WrittenView & {
  /** Milliseconds since the chain was read with success, by the server's clock. */
  readonly age: number | null
  /** When this guard asked for the view, by its monotonic clock in milliseconds. */
  readonly asked: number
}

/** Now, by the server's clock in milliseconds. */
export async function readDatabaseTime(db: GuardContext['db']): Promise<number> {
  const { now } = await db.selectNoFrom(databaseTime.as('now')).executeTakeFirstOrThrow()
  return now
}

/** Writes down what this guard, as the recorder, knows of the chain. */
export async function writeChainView(context: GuardContext, seenAt: number | null): Promise<void> {
  const { tip, head, newestTime, safe, finalized, sources, divergence, isHalted, problem } = context.live
  const view: WrittenView = { tip, head, newestTime, safe, finalized, sources, divergence, isHalted, problem, seenAt }
  await context.lease.write(async (transaction) => {
    await writeMeta(transaction, 'view', JSON.stringify(view))
  })
}

/** Reads what the recorder wrote; null when there is nothing that still counts. */
export async function readChainView(transaction: Transaction<StoreTables>, asked: number): Promise<ChainView | null> {
  const row = await transaction
    .selectFrom('meta')
    .select(['value', databaseTime.as('now')])
    .where('key', '=', 'view')
    .executeTakeFirst()
  if (!row) return null
  const view = JSON.parse(row.value) as WrittenView
  return { ...view, asked, age: view.seenAt === null ? null : Math.max(0, row.now - view.seenAt) }
}

/** Takes over what the recorder knows: as old as it is, not as old as the reading of it. */
export function applyChainView({ live, policy, clock }: GuardContext, view: ChainView): void {
  live.tip = view.tip
  live.head = view.head ?? view.tip
  live.newestTime = Math.max(live.newestTime, view.newestTime)
  live.safe = view.safe
  live.finalized = Math.max(live.finalized, view.finalized)
  live.final =
    policy.finality === 'latest' ? (view.tip?.number ?? -1) : policy.finality === 'safe' ? view.safe : view.finalized
  live.sources = view.sources
  live.divergence = view.divergence
  live.isHalted = view.isHalted
  live.problem = view.problem
  live.polledAt = view.age === null ? null : clock() - view.age / 1_000
  live.polledAtMonotonic = view.asked - (view.age ?? 0)
}

/** Says, in the transaction that goes back, that nothing above a block counts any more. */
export async function noteRollback(
  transaction: Transaction<StoreTables>,
  context: GuardContext,
  to: number,
  batches: readonly number[],
): Promise<void> {
  await noteChanges(transaction, context, 'rollback', [to])
  await noteChanges(transaction, context, 'root', batches)
  await transaction.deleteFrom('meta').where('key', '=', 'view').execute()
}

/** Forgets changes that every guard has read long ago. */
export async function trimChanges({ lease, clock }: GuardContext): Promise<void> {
  await lease.write(async (transaction) => {
    const { id } = await transaction
      .selectFrom('changes')
      .select((eb) => eb.fn.max('id').as('id'))
      .where('at', '<', Math.floor(clock()) - changesKept)
      .executeTakeFirstOrThrow()
    if (id === null) return
    await transaction.deleteFrom('changes').where('id', '<=', id).execute()
    await writeMeta(transaction, 'changes_trimmed', String(id))
  })
}

async function writeMeta(transaction: Transaction<StoreTables>, key: string, value: string): Promise<void> {
  await transaction
    .insertInto('meta')
    .values({ key, value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}
