import { getLockStates } from '@consent-ledger/sdk'
import type { Hash } from 'viem'
import type { ChainReader } from '../chain/createChain.ts'
import type { Database } from '../database/openDatabase.ts'
import { groupByBrand } from './groupByBrand.ts'

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
  const rows = await database
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

  let finalised = 0
  let requeued = 0
  for (const [brandId, group] of groupByBrand(rows)) {
    const states = await getLockStates(chain.client, {
      ledger: chain.deployment.ledger,
      brandId,
      locks: group.map(({ lock }) => lock),
      // The block the relay's own transactions were looked up after: what is spent in it has a known place.
      blockHash: head.hash,
    })
    for (const [index, row] of group.entries()) {
      const state = states[index]
      if (state === undefined) continue
      if (state.revokedAt === 0) {
        if (row.state !== 'included') continue
        const isUnderway = row.ownState === 'open' || row.ownState === 'mined'
        await database
          .updateTable('lock')
          .set({
            state: isUnderway ? 'sent' : 'queued',
            revokedAt: null,
            byBrand: null,
            blockNumber: null,
            transactionHash: null,
            ...(isUnderway ? {} : { transactionId: null }),
          })
          .where('brandId', '=', brandId)
          .where('lock', '=', row.lock)
          .execute()
        requeued += 1
        continue
      }
      const place = placeOf(row)
      const isFinal = place !== null && finalized !== null && BigInt(place.blockNumber) <= finalized
      if (isFinal) finalised += 1
      await database
        .updateTable('lock')
        .set({
          state: isFinal ? 'final' : 'included',
          revokedAt: state.revokedAt,
          byBrand: Number(state.byBrand),
          blockNumber: place?.blockNumber ?? null,
          transactionHash: place?.transactionHash ?? null,
          ...(isFinal ? { secret: null } : {}),
        })
        .where('brandId', '=', brandId)
        .where('lock', '=', row.lock)
        .execute()
    }
  }

  if (finalized !== null) await closeTransactions(database, finalized)
  return { finalised, requeued }
}

/** Where a lock was spent: as the index has it, else as the relay's own transaction says. */
function placeOf(row: {
  readonly eventBlock: number | null
  readonly eventHash: Hash | null
  readonly ownBlock: number | null
  readonly ownHash: Hash | null
}): { blockNumber: number; transactionHash: Hash } | null {
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
