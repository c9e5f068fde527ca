import type { Head } from '@consent-ledger/sdk'
import type { Hash, TransactionReceipt } from 'viem'
import { TransactionReceiptNotFoundError } from 'viem'
import type { ChainReader } from '../chain/createChain.ts'
import type { Database } from '../database/openDatabase.ts'
import type { RelayWallet } from './relayWallet.ts'

/** Seconds after which a transaction that is still not included is handed to the node again: nodes forget. */
const repeatAfter = 5

/** What happened to transactions of the relay in one look, for metrics and log. */
export type Followed = {
  /** Whether one is not included yet: then no other is sent. */
  readonly isBusy: boolean
  /** The account's next nonce. */
  readonly nonce: number
  readonly replaced: number
  readonly dropped: number
  readonly abandoned: number
}

/**
 * Looks after every transaction that is not final: notices when it is included, hands it to the node again, raises its fee when it is stuck, takes it
 * up again when a reorg dropped it, and gives its locks back when its nonce went to another transaction.
 * @param context.replaceAfter seconds until a transaction is replaced, or given up when its nonce is used up
 * @param head the newest block; without a new one no fee is raised
 * @param now Unix seconds
 * @param onSendError told when the node refused a transaction; the next look decides what that means
 */
export async function followTransactions(
  context: {
    readonly database: Database
    readonly chain: ChainReader
    readonly wallet: RelayWallet
    readonly replaceAfter: number
  },
  head: Head,
  now: number,
  onSendError: (error: unknown) => void,
): Promise<Followed> {
  const { database, chain, wallet, replaceAfter } = context
  const transactions = await database
    .selectFrom('relayTransaction')
    .selectAll()
    .where('state', 'in', ['open', 'mined'])
    .orderBy('nonce')
    .orderBy('id')
    .execute()
  // Read before the receipts: a transaction included in between is then found by its receipt.
  const used = await wallet.readNonce()
  let next = used
  let isBusy = false
  let replaced = 0
  let dropped = 0
  let abandoned = 0
  for (const transaction of transactions) {
    const attempts = await database
      .selectFrom('relayAttempt')
      .selectAll()
      .where('transactionId', '=', transaction.id)
      .orderBy('id', 'desc')
      .execute()
    const receipt = await findReceipt(
      chain,
      attempts.map(({ hash }) => hash),
    )
    if (receipt !== null && receipt.status === 'success') {
      next = Math.max(next, transaction.nonce + 1)
      await database
        .updateTable('relayTransaction')
        .set({
          state: 'mined',
          hash: receipt.transactionHash,
          blockNumber: Number(receipt.blockNumber),
          lostAt: null,
        })
        .where('id', '=', transaction.id)
        .execute()
      continue
    }
    if (receipt !== null) {
      // The ledger refuses no revocation: the gas did not suffice. It is estimated anew, but not at once.
      next = Math.max(next, transaction.nonce + 1)
      await abandon(database, transaction.id, now + replaceAfter)
      abandoned += 1
      continue
    }

    if (transaction.state === 'mined') {
      dropped += 1
      await database
        .updateTable('relayTransaction')
        .set({ state: 'open', hash: null, blockNumber: null, broadcastAt: 0 })
        .where('id', '=', transaction.id)
        .execute()
      transaction.broadcastAt = 0
    }
    if (transaction.nonce < used) {
      // Another transaction has the nonce, or the node has not indexed the receipt yet.
      if (transaction.lostAt !== null && now - transaction.lostAt >= replaceAfter) {
        await abandon(database, transaction.id)
        abandoned += 1
        continue
      }
      isBusy = true
      if (transaction.lostAt === null) {
        await database.updateTable('relayTransaction').set({ lostAt: now }).where('id', '=', transaction.id).execute()
      }
      continue
    }
    const [best] = attempts
    if (transaction.nonce > next || best === undefined || best.raw === null) {
      // A gap before its nonce: the chain has gone back behind what the relay remembers.
      await abandon(database, transaction.id)
      abandoned += 1
      continue
    }

    isBusy = true
    next += 1
    if (transaction.lostAt !== null) {
      await database.updateTable('relayTransaction').set({ lostAt: null }).where('id', '=', transaction.id).execute()
    }
    const hasMissedBlock = head.number > best.headNumber
    if (transaction.broadcastAt > 0 && now - best.createdAt >= replaceAfter && hasMissedBlock) {
      const attempt = await wallet.replace({
        nonce: transaction.nonce,
        data: transaction.data,
        gas: BigInt(transaction.gas),
        before: {
          maxFeePerGas: BigInt(best.maxFeePerGas),
          maxPriorityFeePerGas: BigInt(best.maxPriorityFeePerGas),
        },
      })
      if (attempt !== null) {
        await database
          .insertInto('relayAttempt')
          .values({ ...attempt, transactionId: transaction.id, createdAt: now, headNumber: Number(head.number) })
          .execute()
        await broadcast(context, transaction.id, attempt.raw, now, onSendError)
        replaced += 1
        continue
      }
    }
    if (now - transaction.broadcastAt >= repeatAfter) {
      await broadcast(context, transaction.id, best.raw, now, onSendError)
    }
  }
  return { isBusy, nonce: next, replaced, dropped, abandoned }
}

/**
 * Hands a stored transaction to the node. That the node refuses it proves nothing, as it may know it already: receipts decide.
 */
export async function broadcast(
  { database, chain }: { readonly database: Database; readonly chain: ChainReader },
  transactionId: number,
  raw: `0x${string}`,
  now: number,
  onSendError: (error: unknown) => void,
): Promise<void> {
  try {
    await chain.client.sendRawTransaction({ serializedTransaction: raw })
  } catch (error) {
    onSendError(error)
  }
  await database.updateTable('relayTransaction').set({ broadcastAt: now }).where('id', '=', transactionId).execute()
}

async function findReceipt(chain: ChainReader, hashes: readonly Hash[]): Promise<TransactionReceipt | null> {
  for (const hash of hashes) {
    try {
      return await chain.client.getTransactionReceipt({ hash })
    } catch (error) {
      if (!(error instanceof TransactionReceiptNotFoundError)) throw error
    }
  }
  return null
}

async function abandon(database: Database, id: number, dueAt?: number): Promise<void> {
  await database.transaction().execute(async (transaction) => {
    await transaction.updateTable('relayTransaction').set({ state: 'abandoned' }).where('id', '=', id).execute()
    await transaction.updateTable('relayAttempt').set({ raw: null }).where('transactionId', '=', id).execute()
    await transaction
      .updateTable('lock')
      .set({ state: 'queued', transactionId: null, ...(dueAt === undefined ? {} : { dueAt }) })
      .where('transactionId', '=', id)
      .where('state', '=', 'sent')
      .execute()
  })
}
