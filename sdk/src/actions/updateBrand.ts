import { type Address, encodeFunctionData, type Hash, type Hex } from 'viem'
import { consentLedgerAbi } from '../abi/consentLedgerAbi.ts'
import type { Call } from './call.ts'
import { sendCall, type WriteClient } from './sendCall.ts'
import type { TransactionOptions } from './transactionOptions.ts'

export type UpdateBrandInput = {
  /** Address of the ConsentLedger. */
  readonly ledger: Address
  /** Id of the brand. */
  readonly brandId: Hex
  /** New name. */
  readonly name: string
  /** New DNS name. */
  readonly domain: string
}

/** Builds the call of `updateBrand`, to simulate, estimate, batch or send. */
export function updateBrandCall({ ledger, brandId, name, domain }: UpdateBrandInput): Call {
  return {
    to: ledger,
    data: encodeFunctionData({ abi: consentLedgerAbi, functionName: 'updateBrand', args: [brandId, name, domain] }),
  }
}

/**
 * Changes name and domain of a brand. Owner only.
 *
 * @param client wallet client that sends the transaction
 * @param input the values; `transaction` fixes gas, nonce, fees or account
 * @returns hash of the transaction, which is sent but not included yet
 * @throws {UnknownBrandError} as the ledger says
 * @throws {NotOwnerError} as the ledger says
 * @throws {EmptyNameError} as the ledger says
 * @throws {EmptyDomainError} as the ledger says
 * @throws {TransactionRejectedError} when the person at the wallet declines
 * @throws {TransactionNotSentError} when it cannot be sent
 */
export function updateBrand(
  client: WriteClient,
  { transaction, ...input }: UpdateBrandInput & { readonly transaction?: TransactionOptions },
): Promise<Hash> {
  return sendCall(client, updateBrandCall(input), transaction)
}
