import {
  type Account,
  BaseError,
  type Chain,
  type Client,
  type Hash,
  type Transport,
  UserRejectedRequestError,
} from 'viem'
import { estimateGas, sendTransaction } from 'viem/actions'
import { decodeContractError } from '../errors/decodeContractError.ts'
import { TransactionNotSentError } from '../errors/transactionNotSentError.ts'
import { TransactionRejectedError } from '../errors/transactionRejectedError.ts'
import type { Call } from './call.ts'
import type { TransactionOptions } from './transactionOptions.ts'

/** A viem client with an account that can send transactions. */
export type WriteClient = Client<Transport, Chain | undefined, Account | undefined>

/**
 * Asks the node whether the call would go through. A wallet or a node that signs itself may send a transaction that is
 * bound to fail, and its account would pay for that; for a local account viem estimates in any case.
 */
async function assertAccepted(client: WriteClient, call: Call, transaction: TransactionOptions): Promise<void> {
  const account = transaction.account ?? client.account
  if (account === undefined || (typeof account === 'object' && account.type !== 'json-rpc')) return
  try {
    await estimateGas(client, { ...call, account } as never)
  } catch (error) {
    if (decodeContractError(error)) throw error
    // The node could not estimate for another reason (no balance, no answer): sending says which.
  }
}

/**
 * Sends a call as a transaction. It has only been sent when this returns: wait for its receipt, and for finality where it matters.
 *
 * @param client wallet client; its account sends unless `transaction.account` names another
 * @param call what to call
 * @param transaction values to fix (gas, nonce, fees, account)
 * @returns hash of the transaction
 * @throws {ConsentLedgerError} the ledger's own error, when it would refuse the call
 * @throws {TransactionRejectedError} when the person at the wallet declines
 * @throws {TransactionNotSentError} when it cannot be sent for any other reason
 * @example
 * import { sendCall, setOperatorCall } from '@consent-ledger/sdk'
 * import { brandId, ledger, operator, owner } from './setup.ts'
 *
 * const call = setOperatorCall({ ledger, brandId, operator: operator.account.address, allowed: true })
 * const hash = await sendCall(owner, call, { gas: 100_000n })
 */
export async function sendCall(client: WriteClient, call: Call, transaction: TransactionOptions = {}): Promise<Hash> {
  try {
    await assertAccepted(client, call, transaction)
    return await sendTransaction(client, { chain: client.chain ?? null, ...transaction, ...call } as never)
  } catch (error) {
    const refused = decodeContractError(error)
    if (refused) throw refused
    if (error instanceof BaseError) {
      if (error.walk((cause) => cause instanceof UserRejectedRequestError))
        throw new TransactionRejectedError({ cause: error })
      throw new TransactionNotSentError({ reason: error.details || error.shortMessage }, { cause: error })
    }
    throw new TransactionNotSentError(
      { reason: error instanceof Error ? error.message : String(error) },
      { cause: error },
    )
  }
}
