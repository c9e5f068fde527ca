import { type Hex, TransactionNotFoundError } from 'viem'
import { estimateFeesPerGas, getTransaction, getTransactionCount } from 'viem/actions'
import type { Call } from '../actions/call.ts'
import type { ReadClient } from '../actions/readClient.ts'
import { sendCall } from '../actions/sendCall.ts'
import type { TransactionOptions } from '../actions/transactionOptions.ts'
import type { OperatorClient } from './guardOptions.ts'
import { createOneAtATime } from './oneAtATime.ts'

/** Seconds after which a transaction that is not included is sent again. */
export const resendAfter = 60
/** Seconds a node gets to show a transaction it was sent. */
const settleTime = 5

export type TransactionSender = {
  /** Sends a call. `isRepeated`: it was sent before and did not get in, so a transaction that is stuck is replaced at a higher price. */
  send(call: Call, options?: { readonly isRepeated?: boolean }): Promise<Hex>
  /** Whether something sent at `sentAt` (Unix seconds) has to be sent again. */
  isDue(
    sent: { readonly sentAt: number | null; readonly transactionHash: string | null },
    now: number,
  ): Promise<boolean>
}

/** Sends the brand's transactions one after the other, so that two never take the same nonce. */
export function createTransactionSender(operator: OperatorClient, reader: ReadClient): TransactionSender {
  const oneAtATime = createOneAtATime()

  async function readReplacement(): Promise<TransactionOptions> {
    const { address } = operator.account
    const [included, pending] = await Promise.all([
      getTransactionCount(operator, { address, blockTag: 'latest' }),
      getTransactionCount(operator, { address, blockTag: 'pending' }),
    ])
    if (pending <= included) return {}
    const { maxFeePerGas, maxPriorityFeePerGas } = await estimateFeesPerGas(operator, { chain: operator.chain })
    return { nonce: included, maxFeePerGas: maxFeePerGas * 2n, maxPriorityFeePerGas: maxPriorityFeePerGas * 2n }
  }

  return {
    send: (call, { isRepeated = false } = {}) =>
      oneAtATime(async () => sendCall(operator, call, isRepeated ? await readReplacement() : {})),

    async isDue({ sentAt, transactionHash }, now) {
      if (sentAt === null || now - sentAt >= resendAfter) return true
      if (transactionHash === null || now - sentAt < settleTime) return false
      try {
        await getTransaction(reader, { hash: transactionHash as Hex })
        return false
      } catch (error) {
        return error instanceof TransactionNotFoundError
      }
    },
  }
}
