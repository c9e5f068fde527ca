import {
  type Account,
  BaseError,
  type Chain,
  type Client,
  type Hash,
  type Transport,
  UserRejectedRequestError,
} from 'viem'
import { sendTransaction } from 'viem/actions'
import { decodeContractError } from '../errors/decodeContractError.ts'
import { TransactionNotSentError } from '../errors/transactionNotSentError.ts'
import { TransactionRejectedError } from '../errors/transactionRejectedError.ts'
import type { Call } from './call.ts'
import type { TransactionOptions } from './transactionOptions.ts'

/** A viem client with an account that can send transactions. */
export type WriteClient = Client<Transport, Chain | undefined, Account | undefined>

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
 */
export async function sendCall(client: WriteClient, call: Call, transaction: TransactionOptions = {}): Promise<Hash> {
  try {
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
