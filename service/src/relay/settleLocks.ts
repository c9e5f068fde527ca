import { getLockStates } from '@consent-ledger/sdk'
import type { Updateable } from 'kysely'
import type { Hash, Hex } from 'viem'
import type { ChainReader } from '../chain/createChain.ts'
import type { Database } from '../database/openDatabase.ts'
import type { Schema } from '../database/schema.ts'
import { groupByBrand } from './groupByBrand.ts'

type LockRow = Awaited<ReturnType<typeof readLocks>>[number]
type LockChange = { readonly row: LockRow; readonly values: Updateable<Schema['lock']> }

/**
 * Brings the locks up to date with the chain. The ledger alone decides whether a lock is spent, whoever spent it; the index tells where, and until it
 * does, the relay's own transaction. A lock that reads unspent again after a reorg goes back into the queue.
 * @returns how many locks became final, and how many had to go back
 */
export async function settleLocks({
  database,
  chain,
}: {
  readonly database: Database
  readonly chain: ChainReader
}): Promise<{ finalised: number; requeued: number }> {
  const { head, finalized } = chain.state()
  if (head === null) return { finalised: 0, requeued: 0 }
  const { ledger } = chain.deployment

  const changes: LockChange[] = []
  for (const [brandId, group] of groupByBrand(await readLocks(database))) {
    const locks = group.map(({ lock }) => lock)
    // The block the relay's own transactions were looked up after: what is spent in it has a known place.
    const states = await getLockStates(chain.client, { ledger, brandId, locks, blockHash: head.hash })
    const places = group.map((row, index) => (states[index]?.revokedAt ? placeOf(row) : null))
    const candidates = locks.filter((_, index) => {
      const place = places[index]
      return place && finalized !== null && BigInt(place.blockNumber) <= finalized
    })
    const final = finalized === null ? new Set() : await confirmFinal(chain, brandId, candidates, finalized)

    for (const [index, row] of group.entries()) {
      const state = states[index]
      if (state === undefined) continue
      const values =
        state.revokedAt === 0
          ? unspentValues(row)
          : {
              state: final.has(row.lock) ? ('final' as const) : ('included' as const),
              revokedAt: state.revokedAt,
              byBrand: Number(state.byBrand),
              blockNumber: places[index]?.blockNumber ?? null,
              transactionHash: places[index]?.transactionHash ?? null,
            }
      if (values !== null && hasChanged(row, values)) changes.push({ row, values })
    }
  }

  if (changes.length > 0) await write(database, changes)
  if (finalized !== null) await closeTransactions(database, finalized)
  return {
    finalised: changes.filter(({ values }) => values.state === 'final').length,
    requeued: changes.filter(({ row, values }) => row.state === 'included' && values.revokedAt === null).length,
  }
}

/** Locks that are underway, and waiting ones the index has seen spent. */
function readLocks(database: Database) {
  return database
    .selectFrom('lock')
    .leftJoin('event', (join) =>
      join
        .onRef('event.lock', '=', 'lock.lock')
        .onRef('event.brandId', '=', 'lock.brandId')
        .on('event.name', '=', 'ConsentRevoked'),
    )
    .leftJoin('relayTransaction as own', 'own.id', 'lock.transactionId')
    .select([
      'lock.brandId',
      'lock.lock',
      'lock.state',
      'lock.revokedAt',
      'lock.byBrand',
      'lock.blockNumber',
      'lock.transactionHash',
      'event.blockNumber as eventBlock',
      'event.transactionHash as eventHash',
      'own.state as ownState',
      'own.hash as ownHash',
      'own.blockNumber as ownBlock',
    ])
    .where(({ or, eb }) =>
      or([
        eb('lock.state', 'in', ['sent', 'included']),
        eb.and([eb('lock.state', '=', 'queued'), eb('event.lock', 'is not', null)]),
      ]),
    )
    .execute()
}

/**
 * The index may be behind, so a final place is confirmed by the state of the final block itself. Nodes that have thrown that state away leave only
 * the place.
 */
async function confirmFinal(
  chain: ChainReader,
  brandId: Hex,
  locks: readonly Hex[],
  finalized: bigint,
): Promise<ReadonlySet<Hex>> {
  if (locks.length === 0) return new Set()
  const { ledger } = chain.deployment
  const states = await getLockStates(chain.client, { ledger, brandId, locks, blockNumber: finalized }).catch(() => null)
  return new Set(locks.filter((_, index) => states === null || (states[index]?.revokedAt ?? 0) > 0))
}

/** What becomes of a lock that reads unspent: only one that was counted as spent has to change. */
function unspentValues(row: LockRow): Updateable<Schema['lock']> | null {
  if (row.state !== 'included') return null
  const isUnderway = row.ownState === 'open' || row.ownState === 'mined'
  return {
    state: isUnderway ? 'sent' : 'queued',
    revokedAt: null,
    byBrand: null,
    blockNumber: null,
    transactionHash: null,
    ...(isUnderway ? {} : { transactionId: null }),
  }
}

function hasChanged(row: LockRow, values: Updateable<Schema['lock']>): boolean {
  const keys = ['state', 'revokedAt', 'byBrand', 'blockNumber', 'transactionHash'] as const
  return keys.some((key) => row[key] !== values[key])
}

async function write(database: Database, changes: readonly LockChange[]): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    for (const { row, values } of changes) {
      await transaction
        .updateTable('lock')
        .set(values.state === 'final' ? { ...values, secret: null } : values)
        .where('brandId', '=', row.brandId)
        .where('lock', '=', row.lock)
        .execute()
    }
  })
}

/** Where a lock was spent: as the index has it, else as the relay's own transaction says. */
function placeOf(row: LockRow): { blockNumber: number; transactionHash: Hash } | null {
  if (row.eventBlock !== null && row.eventHash !== null) {
    return { blockNumber: row.eventBlock, transactionHash: row.eventHash }
  }
  if (row.ownBlock !== null && row.ownHash !== null) return { blockNumber: row.ownBlock, transactionHash: row.ownHash }
  return null
}

/** Transactions in final blocks, all of whose locks are final, are done: their calldata is forgotten. */
async function closeTransactions(database: Database, finalized: bigint): Promise<void> {
  const done = await database
    .selectFrom('relayTransaction')
    .select('id')
    .where('state', '=', 'mined')
    .where('blockNumber', '<=', Number(finalized))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('lock')
            .select('lock.lock')
            .whereRef('lock.transactionId', '=', 'relayTransaction.id')
            .where('lock.state', '!=', 'final'),
        ),
      ),
    )
    .execute()
  if (done.length === 0) return
  const ids = done.map(({ id }) => id)
  await database.updateTable('relayTransaction').set({ state: 'final', data: '0x' }).where('id', 'in', ids).execute()
  await database.updateTable('relayAttempt').set({ raw: null }).where('transactionId', 'in', ids).execute()
}
