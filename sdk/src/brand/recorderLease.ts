import type { Transaction } from 'kysely'
import { LeaseLostError } from '../errors/leaseLostError.ts'
import { databaseTime } from './databaseTime.ts'
import type { GuardContext } from './guardContext.ts'
import { lockStore } from './lockStore.ts'
import type { StoreTables } from './storeTables.ts'

/** Milliseconds the lease holds without being renewed. */
const leaseTime = 5_000
/** Milliseconds a guard that gave the lease up leaves it to the others. */
const restTime = 10_000

/** Who of the guards that share a store is the recorder: reads the chain, records, sends, erases. */
export type RecorderLease = {
  /** Whether this guard is the recorder now. */
  readonly isHeld: boolean
  /** Counts the recorders of this store; that of this guard's last time as one. 0: never. */
  readonly term: number
  /** Renews the lease, or takes it when nobody holds it any more. */
  renew(): Promise<void>
  /** Gives the lease up, and leaves it to others for a while. */
  release(): Promise<void>
  /** Runs a writing transaction as the recorder. What a former recorder still writes is refused by the store. */
  write<result>(task: (transaction: Transaction<StoreTables>) => Promise<result>): Promise<result>
}

type LeaseContext = Pick<GuardContext, 'db' | 'isShared' | 'logger'>

export function createRecorderLease(context: LeaseContext): RecorderLease {
  return context.isShared ? createSharedLease(context) : createSoleLease(context)
}

/** An embedded store has one guard, which is the recorder. */
function createSoleLease({ db }: LeaseContext): RecorderLease {
  return {
    isHeld: true,
    term: 1,
    renew: async () => undefined,
    release: async () => undefined,
    write: (task) => db.transaction().execute(task),
  }
}

/**
 * The lease is a row with a term that grows by one with each new recorder. Its age is measured by the server's clock alone. A term begins under
 * the lock of writing transactions, and each of the recorder's transactions looks at the term under that lock: so a recorder that was replaced
 * while it slept cannot write any more, and what it was writing is complete before its successor begins.
 */
function createSharedLease({ db, logger }: LeaseContext): RecorderLease {
  let term = 0
  /** By this machine's monotonic clock; from before the renewal was asked for, so never later than by the server's. */
  let heldUntil = 0
  let restsUntil = 0
  const isHeld = () => performance.now() < heldUntil

  async function keep(): Promise<boolean> {
    const asked = performance.now()
    const kept = await db
      .updateTable('leases')
      .set({ renewed_at: databaseTime })
      .where('name', '=', 'recorder')
      .where('term', '=', term)
      .where('renewed_at', '>', 0)
      .returning('term')
      .executeTakeFirst()
    heldUntil = kept ? asked + leaseTime : 0
    return kept !== undefined
  }

  async function isFree(): Promise<boolean> {
    const lease = await db
      .selectFrom('leases')
      .select((eb) => eb(databaseTime, '-', eb.ref('renewed_at')).as('age'))
      .where('name', '=', 'recorder')
      .executeTakeFirst()
    return lease === undefined || Number(lease.age) > leaseTime
  }

  async function take(): Promise<void> {
    const asked = performance.now()
    const taken = await db.transaction().execute(async (transaction) => {
      await lockStore(transaction)
      return transaction
        .insertInto('leases')
        .values({ name: 'recorder', term: 1, renewed_at: databaseTime })
        .onConflict((conflict) =>
          conflict
            .column('name')
            .doUpdateSet((eb) => ({ term: eb('leases.term', '+', 1), renewed_at: databaseTime }))
            .where((eb) => eb(eb(databaseTime, '-', eb.ref('leases.renewed_at')), '>', leaseTime)),
        )
        .returning('term')
        .executeTakeFirst()
    })
    if (!taken) return
    term = taken.term
    heldUntil = asked + leaseTime
    logger.info({ term }, 'this guard is the recorder now')
  }

  return {
    get isHeld() {
      return isHeld()
    },
    get term() {
      return term
    },
    async renew() {
      if (performance.now() < restsUntil) return
      if (term > 0 && (await keep())) return
      if (await isFree()) await take()
    },
    async release() {
      const wasHeld = isHeld()
      heldUntil = 0
      restsUntil = performance.now() + restTime
      if (!wasHeld) return
      await db
        .updateTable('leases')
        .set({ renewed_at: 0 })
        .where('name', '=', 'recorder')
        .where('term', '=', term)
        .execute()
    },
    write: (task) =>
      db.transaction().execute(async (transaction) => {
        await lockStore(transaction)
        const lease = await transaction
          .selectFrom('leases')
          .select('term')
          .where('name', '=', 'recorder')
          .executeTakeFirst()
        if (!isHeld() || lease?.term !== term) {
          heldUntil = 0
          throw new LeaseLostError({ term })
        }
        return task(transaction)
      }),
  }
}
