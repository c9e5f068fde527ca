import { type Hex, TransactionNotFoundError } from 'viem'
import { estimateFeesPerGas, estimateGas, getTransaction, getTransactionCount } from 'viem/actions'
import type { Call } from '../actions/call.ts'
import type { ReadClient } from '../actions/readClient.ts'
import { sendCall } from '../actions/sendCall.ts'
import type { TransactionOptions } from '../actions/transactionOptions.ts'
import type { OperatorClient } from './guardOptions.ts'
import { createOneAtATime } from './oneAtATime.ts'

/** Seconds after which a transaction that is not included is sent again. */
export const resendAfter = 60
/** Seconds a node gets to show a transaction it was sent. */
const settleTime = 3

/** When something was sent (Unix seconds; null: never) and as what (null: not known, a crash came between). */
export type Sent = { readonly sentAt: number | null; readonly transactionHash: string | null }

export type TransactionSender = {
  /** Sends a call. If it was sent a while ago and did not get in, the transaction that is stuck is replaced at a higher price. */
  send(call: Call, before: Sent, now: number): Promise<Hex>
  /** Whether something has to be sent (again). `isHarmless`: the ledger takes it once at most, so a doubt is settled by sending. */
  isDue(sent: Sent, now: number, options?: { readonly isHarmless?: boolean }): Promise<boolean>
}

/** Sends the brand's transactions one after the other, so that two never take the same nonce. */
export function createTransactionSender(operator: OperatorClient, reader: ReadClient): TransactionSender {
  const oneAtATime = createOneAtATime()

  async function readReplacement(call: Call): Promise<TransactionOptions> {
    const { address } = operator.account
    const [included, pending] = await Promise.all([
      getTransactionCount(operator, { address, blockTag: 'latest' }),
      getTransactionCount(operator, { address, blockTag: 'pending' }),
    ])
    if (pending <= included) return {}
    const [{ maxFeePerGas, maxPriorityFeePerGas }, gas] = await Promise.all([
      estimateFeesPerGas(operator, { chain: operator.chain }),
      // Among what is pending the call is done already, and would be refused.
      estimateGas(operator, { account: operator.account, ...call, blockTag: 'latest' }),
    ])
    return { nonce: included, gas, maxFeePerGas: maxFeePerGas * 2n, maxPriorityFeePerGas: maxPriorityFeePerGas * 2n }
  }

  const isOld = ({ sentAt }: Sent, now: number) => sentAt !== null && now - sentAt >= resendAfter

  return {
    send: (call, before, now) =>
      oneAtATime(async () => sendCall(operator, call, isOld(before, now) ? await readReplacement(call) : {})),

    async isDue(sent, now, { isHarmless = false } = {}) {
      const { sentAt, transactionHash } = sent
      if (sentAt === null || isOld(sent, now)) return true
      if (now - sentAt < settleTime) return false
      if (transactionHash === null) return isHarmless
      try {
        await getTransaction(reader, { hash: transactionHash as Hex })
        return false
      } catch (error) {
        return error instanceof TransactionNotFoundError
      }
    },
  }
}
