import { sql } from 'kysely'
import { readAsOf } from './decide.ts'
import type { Health } from './guard.ts'
import type { GuardContext } from './guardContext.ts'
import { isNotFinal } from './isNotFinal.ts'
import { readStoreSize } from './readStoreSize.ts'
import { readTrouble } from './readTrouble.ts'

/** Says how the guard stands: what it has seen of the chain, what it holds, what waits. */
export async function readHealth(context: GuardContext): Promise<Health> {
  const { db, deployment, hot, lease, live, operator, clock } = context
  const count = sql<number>`count(*)`.as('count')
  const [uses, spentLocks, receipts, waitingUses, revocations, erasures, storeBytes] = await Promise.all([
    db.selectFrom('uses').select(count).executeTakeFirstOrThrow(),
    db.selectFrom('spends').select(count).executeTakeFirstOrThrow(),
    db
      .selectFrom('receipts')
      .leftJoin('batches', 'batches.id', 'receipts.batch')
      .leftJoin('roots', (join) => join.onRef('roots.root', '=', 'batches.root').on('roots.kind', '=', 'grants'))
      .select(count)
      .where('roots.root', 'is', null)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('uses')
      .leftJoin('batches', 'batches.id', 'uses.batch')
      .leftJoin('roots', (join) => join.onRef('roots.root', '=', 'batches.root').on('roots.kind', '=', 'uses'))
      .select(count)
      .where('roots.root', 'is', null)
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('spends')
      .select(count)
      .where(isNotFinal)
      .where('block_number', 'is', null)
      .where('is_requested', '=', 1)
      .executeTakeFirstOrThrow(),
    db.selectFrom('erasures').select(count).where('certificate', 'is', null).executeTakeFirstOrThrow(),
    readStoreSize(context),
  ] as const)
  const reason = readTrouble(context)
  return {
    ready: reason === null,
    reason,
    newest: live.tip === null ? null : { ...live.tip, number: BigInt(live.tip.number) },
    final: live.tip === null ? null : BigInt(live.final),
    finalized: live.tip === null ? null : BigInt(live.finalized),
    ageSeconds: readAsOf(context).ageSeconds,
    pollAgeSeconds: live.polledAt === null ? null : Math.max(0, Math.floor(clock() - live.polledAt)),
    lag:
      live.head === null
        ? null
        : {
            blocks: Math.max(0, live.head.number - (live.tip?.number ?? deployment.deploymentBlock - 1)),
            seconds: live.tip === null ? null : Math.max(0, live.head.timestamp - live.tip.timestamp),
          },
    lastLook: live.lastLook,
    sources: live.sources,
    isDiverged: live.divergence !== null,
    isHalted: live.isHalted,
    rows: { customers: hot.customers, receipts: hot.receipts, uses: uses.count, spentLocks: spentLocks.count },
    storeBytes,
    waiting: {
      receipts: receipts.count,
      uses: waitingUses.count,
      revocations: revocations.count,
      erasures: erasures.count,
    },
    isRecorder: lease.isHeld,
    hasOperator: operator !== null,
    problem: live.problem,
  }
}
