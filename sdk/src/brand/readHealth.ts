import { sql } from 'kysely'
import { readAsOf } from './decide.ts'
import type { Health } from './guard.ts'
import type { GuardContext } from './guardContext.ts'
import { readStoreSize } from './readStoreSize.ts'
import { readTrouble } from './readTrouble.ts'
import { readWaiting } from './readWaiting.ts'

/** Says how the guard stands: what it has seen of the chain, what it holds, what waits. */
export async function readHealth(context: GuardContext): Promise<Health> {
  const { db, deployment, hot, lease, live, operator, clock } = context
  const count = sql<number>`count(*)`.as('count')
  const [uses, spentLocks, waiting, storeBytes] = await Promise.all([
    db.selectFrom('uses').select(count).executeTakeFirstOrThrow(),
    db.selectFrom('spends').select(count).executeTakeFirstOrThrow(),
    readWaiting(context),
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
    waiting,
    isRecorder: lease.isHeld,
    hasOperator: operator !== null,
    problem: live.problem,
  }
}
