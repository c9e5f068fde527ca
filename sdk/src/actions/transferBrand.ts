import { type Address, encodeFunctionData, type Hash, type Hex } from 'viem'
import { consentLedgerAbi } from '../abi/consentLedgerAbi.ts'
import type { Call } from './call.ts'
import { sendCall, type WriteClient } from './sendCall.ts'
import type { TransactionOptions } from './transactionOptions.ts'

export type TransferBrandInput = {
  /** Address of the ConsentLedger. */
  readonly ledger: Address
  /** Id of the brand. */
  readonly brandId: Hex
  /** The next owner. */
  readonly pendingOwner: Address
}

/** Builds the call of `transferBrand`, to simulate, estimate, batch or send. */
export function transferBrandCall({ ledger, brandId, pendingOwner }: TransferBrandInput): Call {
  return {
    to: ledger,
    data: encodeFunctionData({ abi: consentLedgerAbi, functionName: 'transferBrand', args: [brandId, pendingOwner] }),
  }
}

/**
 * Names the next owner of a brand, who has to accept; the zero address cancels. Owner only.
 *
 * @param client wallet client that sends the transaction
 * @param input the values; `transaction` fixes gas, nonce, fees or account
 * @returns hash of the transaction, which is sent but not included yet
 * @throws {UnknownBrandError} as the ledger says
 * @throws {NotOwnerError} as the ledger says
 * @throws {TransactionRejectedError} when the person at the wallet declines
 * @throws {TransactionNotSentError} when it cannot be sent
 */
export function transferBrand(
  client: WriteClient,
  { transaction, ...input }: TransferBrandInput & { readonly transaction?: TransactionOptions },
): Promise<Hash> {
  return sendCall(client, transferBrandCall(input), transaction)
}
