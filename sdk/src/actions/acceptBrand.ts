import { type Address, encodeFunctionData, type Hash, type Hex } from 'viem'
import { consentLedgerAbi } from '../abi/consentLedgerAbi.ts'
import type { Call } from './call.ts'
import { sendCall, type WriteClient } from './sendCall.ts'
import type { TransactionOptions } from './transactionOptions.ts'

export type AcceptBrandInput = {
  /** Address of the ConsentLedger. */
  readonly ledger: Address
  /** Id of the brand. */
  readonly brandId: Hex
}

/** Builds the call of `acceptBrand`, to simulate, estimate, batch or send. */
export function acceptBrandCall({ ledger, brandId }: AcceptBrandInput): Call {
  return {
    to: ledger,
    data: encodeFunctionData({ abi: consentLedgerAbi, functionName: 'acceptBrand', args: [brandId] }),
  }
}

/**
 * Takes a brand over from its owner, which ends the rights of all its operators. Only for the account the owner has named.
 *
 * @param client wallet client that sends the transaction
 * @param input the values; `transaction` fixes gas, nonce, fees or account
 * @returns hash of the transaction, which is sent but not included yet
 * @throws {UnknownBrandError} as the ledger says
 * @throws {NotPendingOwnerError} as the ledger says
 * @throws {TransactionRejectedError} when the person at the wallet declines
 * @throws {TransactionNotSentError} when it cannot be sent
 */
export function acceptBrand(
  client: WriteClient,
  { transaction, ...input }: AcceptBrandInput & { readonly transaction?: TransactionOptions },
): Promise<Hash> {
  return sendCall(client, acceptBrandCall(input), transaction)
}
