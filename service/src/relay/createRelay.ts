import type { Logger } from 'pino'
import type { ChainReader } from '../chain/createChain.ts'
import type { Metrics } from '../createMetrics.ts'
import type { Database } from '../database/openDatabase.ts'
import { followTransactions } from './followTransactions.ts'
import { purge } from './purge.ts'
import type { RelayWallet } from './relayWallet.ts'
import { sendBatch } from './sendBatch.ts'
import { settleLocks } from './settleLocks.ts'

/** Seconds between two purges. */
const purgeEvery = 3_600

/** Why the relay cannot send what is due, if it cannot. */
export type RelayHindrance = 'balance' | 'fees' | 'gas' | null

export type Relay = {
  /**
   * Looks after everything once.
   * @returns true when more waits that can be sent at once
   */
  step(): Promise<boolean>
  /** What the relay saw last; the balance in wei, null while unknown. */
  state(): { readonly balance: bigint | null; readonly hindrance: RelayHindrance }
}

/**
 * Creates the relay: it sends what is due and looks after it until it is final.
 * All it knows is in the database, so it may be killed at any moment.
 */
export function createRelay(context: {
  readonly database: Database
  readonly chain: ChainReader
  readonly wallet: RelayWallet
  readonly batchSize: number
  readonly replaceAfter: number
  readonly logger: Logger
  readonly metrics: Metrics
}): Relay {
  const { database, chain, wallet, logger, metrics } = context
  let balance: bigint | null = null
  let hindrance: RelayHindrance = null
  let purgedAt = 0

  function onSendError(error: unknown) {
    logger.warn({ error }, 'the node refused a transaction')
  }

  return {
    state: () => ({ balance, hindrance }),
    async step() {
      const now = Math.floor(Date.now() / 1000)
      const head = await chain.refresh()
      balance = await wallet.readBalance()
      const { isBusy, nonce, replaced, dropped, abandoned } = await followTransactions(context, head, now, onSendError)
      if (replaced > 0) logger.info({ count: replaced }, 'replaced stuck transactions with a higher fee')
      if (dropped > 0) logger.warn({ count: dropped }, 'a reorg dropped transactions; they are sent again')
      if (abandoned > 0) logger.warn({ count: abandoned }, 'gave transactions up; their locks wait again')
      metrics.transactions.inc({ outcome: 'replaced' }, replaced)
      metrics.transactions.inc({ outcome: 'dropped' }, dropped)
      metrics.transactions.inc({ outcome: 'abandoned' }, abandoned)

      const { finalised, requeued } = await settleLocks(context)
      metrics.locksFinalised.inc(finalised)
      if (requeued > 0) logger.warn({ count: requeued }, 'locks read unspent again after a reorg')

      if (now - purgedAt >= purgeEvery) {
        await purge(database, now)
        purgedAt = now
      }
      if (isBusy) return false

      // The time again: what became due while the node took its time goes along.
      const sending = await sendBatch(context, nonce, Math.floor(Date.now() / 1000), onSendError)
      const before = hindrance
      hindrance = sending === 'balance' || sending === 'fees' || sending === 'gas' ? sending : null
      if (hindrance !== null && hindrance !== before)
        logger.error({ hindrance }, 'revocations wait: they cannot be sent')
      if (sending === 'sent') {
        metrics.transactions.inc({ outcome: 'sent' })
        logger.info({ nonce }, 'sent a batch')
      }
      return sending === 'spent'
    },
  }
}
