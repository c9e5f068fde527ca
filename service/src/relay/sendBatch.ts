import { getLockStates, revokeCall } from '@consent-ledger/sdk'
import type { ChainReader } from '../chain/createChain.ts'
import type { Database } from '../database/openDatabase.ts'
import { broadcast } from './followTransactions.ts'
import { groupByBrand } from './groupByBrand.ts'
import type { RelayWallet } from './relayWallet.ts'
import { takeBatch, type Waiting } from './takeBatch.ts'

/**
 * What came of an attempt to send: `idle`: nothing waits; `sent`; `spent`: all that was taken is spent already; `fees`: the chain asks more than the
 * relay pays; `balance`: the relay cannot pay; `gas`: a single lock does not fit into a block.
 */
export type Sending = 'idle' | 'sent' | 'spent' | 'fees' | 'balance' | 'gas'

/** The most gas a transaction may have, however large the block is (EIP-7825). */
const transactionCap = 2n ** 24n

const withReserve = (gas: bigint) => (gas * 12n) / 10n

/**
 * Sends one batch of what is due and still unspent. The signed transaction is on disk before the node sees it, so a crash at any point repeats the
 * same transaction and never makes a second one.
 * @param nonce the account's next nonce
 * @param now Unix seconds
 * @param onSendError told when the node refused the transaction
 */
export async function sendBatch(
  context: {
    readonly database: Database
    readonly chain: ChainReader
    readonly wallet: RelayWallet
    readonly batchSize: number
  },
  nonce: number,
  now: number,
  onSendError: (error: unknown) => void,
): Promise<Sending> {
  const { database, chain, wallet, batchSize } = context
  const { ledger } = chain.deployment
  const taken = await takeBatch(database, now, batchSize)
  if (taken.length === 0) return 'idle'
  let batch = await leaveOutSpent({ database, chain }, taken)
  if (batch.length === 0) return 'spent'

  const fees = await wallet.readFees()
  if (fees === null) return 'fees'
  const { gasLimit, number } = await chain.client.getBlock()
  let data = dataOf(batch)
  let needed = await wallet.estimateGas(data)
  // Half a block at most, and no more than a transaction may have; the rest waits its turn.
  while (batch.length > 1 && (needed === null || needed > gasLimit / 2n || withReserve(needed) > transactionCap)) {
    batch = batch.slice(0, Math.floor(batch.length / 2))
    data = dataOf(batch)
    needed = await wallet.estimateGas(data)
  }
  if (needed === null) return 'gas'
  const gas = withReserve(needed)
  if ((await wallet.readBalance()) < gas * fees.maxFeePerGas) return 'balance'

  const attempt = await wallet.sign({ nonce, data, gas, fees })
  const transactionId = await database.transaction().execute(async (transaction) => {
    const { id } = await transaction
      .insertInto('relayTransaction')
      .values({
        nonce,
        state: 'open',
        data,
        gas: gas.toString(),
        createdAt: now,
        broadcastAt: 0,
        hash: null,
        blockNumber: null,
        lostAt: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    await transaction
      .insertInto('relayAttempt')
      .values({ ...attempt, transactionId: id, createdAt: now, headNumber: Number(number) })
      .execute()
    for (const { brandId, lock } of batch) {
      await transaction
        .updateTable('lock')
        .set({ state: 'sent', transactionId: id })
        .where('brandId', '=', brandId)
        .where('lock', '=', lock)
        .execute()
    }
    return id
  })
  await broadcast({ database, chain }, transactionId, attempt.raw, now, onSendError)
  return 'sent'

  function dataOf(locks: readonly Waiting[]) {
    const revocations = [...groupByBrand(locks)].map(([brandId, rows]) => ({
      brandId,
      secrets: rows.map(({ secret }) => secret),
    }))
    return revokeCall({ ledger, revocations }).data
  }
}

/** What is spent already is done, whoever did it, and costs nothing more. */
async function leaveOutSpent(
  { database, chain }: { readonly database: Database; readonly chain: ChainReader },
  taken: readonly Waiting[],
): Promise<Waiting[]> {
  const unspent: Waiting[] = []
  for (const [brandId, rows] of groupByBrand(taken)) {
    const states = await getLockStates(chain.client, {
      ledger: chain.deployment.ledger,
      brandId,
      locks: rows.map(({ lock }) => lock),
    })
    for (const [index, row] of rows.entries()) {
      const state = states[index]
      if (state === undefined || state.revokedAt === 0) unspent.push(row)
      else {
        await database
          .updateTable('lock')
          .set({ state: 'included', revokedAt: state.revokedAt, byBrand: Number(state.byBrand) })
          .where('brandId', '=', brandId)
          .where('lock', '=', row.lock)
          .execute()
      }
    }
  }
  return unspent
}
