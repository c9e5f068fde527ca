import { type Address, encodeFunctionData, type Hash, type Hex } from 'viem'
import { consentLedgerAbi } from '../abi/consentLedgerAbi.ts'
import type { Call } from './call.ts'
import { sendCall, type WriteClient } from './sendCall.ts'
import type { TransactionOptions } from './transactionOptions.ts'

export type SetOperatorInput = {
  /** Address of the ConsentLedger. */
  readonly ledger: Address
  /** Id of the brand. */
  readonly brandId: Hex
  /** The account. */
  readonly operator: Address
  /** Whether it may act from now on. */
  readonly allowed: boolean
}

/** Builds the call of `setOperator`, to simulate, estimate, batch or send. */
export function setOperatorCall({ ledger, brandId, operator, allowed }: SetOperatorInput): Call {
  return {
    to: ledger,
    data: encodeFunctionData({
      abi: consentLedgerAbi,
      functionName: 'setOperator',
      args: [brandId, operator, allowed],
    }),
  }
}

/**
 * Allows an account to act for a brand, or ends that. Owner only.
 *
 * @param client wallet client that sends the transaction
 * @param input the values; `transaction` fixes gas, nonce, fees or account
 * @returns hash of the transaction, which is sent but not included yet
 * @throws {UnknownBrandError} as the ledger says
 * @throws {NotOwnerError} as the ledger says
 * @throws {TransactionRejectedError} when the person at the wallet declines
 * @throws {TransactionNotSentError} when it cannot be sent
 */
export function setOperator(
  client: WriteClient,
  { transaction, ...input }: SetOperatorInput & { readonly transaction?: TransactionOptions },
): Promise<Hash> {
  return sendCall(client, setOperatorCall(input), transaction)
}
