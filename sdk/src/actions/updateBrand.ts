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

/**
 * Builds the call of `updateBrand`, to simulate, estimate, batch or send.
 *
 * @param input the values
 * @returns address and calldata
 * @example
 * import { updateBrandCall } from '@consent-ledger/sdk'
 * import { brandId, ledger } from './setup.ts'
 *
 * const { to, data } = updateBrandCall({ ledger, brandId, name: 'Kaufhaus Nord', domain: 'kaufhaus-nord.example' })
 */
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
 * @example
 * import { updateBrand } from '@consent-ledger/sdk'
 * import { brandId, client, ledger, owner } from './setup.ts'
 *
 * const hash = await updateBrand(owner, { ledger, brandId, name: 'Kaufhaus Nord', domain: 'kaufhaus-nord.example' })
 * await client.waitForTransactionReceipt({ hash })
 */
export function updateBrand(
  client: WriteClient,
  { transaction, ...input }: UpdateBrandInput & { readonly transaction?: TransactionOptions },
): Promise<Hash> {
  return sendCall(client, updateBrandCall(input), transaction)
}
