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

/**
 * Builds the call of `acceptBrand`, to simulate, estimate, batch or send.
 *
 * @param input the values
 * @returns address and calldata
 * @example
 * import { acceptBrandCall } from '@consent-ledger/sdk'
 * import { brandId, ledger } from './setup.ts'
 *
 * const { to, data } = acceptBrandCall({ ledger, brandId })
 */
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
 * @example
 * import { acceptBrand } from '@consent-ledger/sdk'
 * import { brandId, client, ledger, owner } from './setup.ts'
 *
 * const hash = await acceptBrand(owner, { ledger, brandId })
 * await client.waitForTransactionReceipt({ hash })
 */
export function acceptBrand(
  client: WriteClient,
  { transaction, ...input }: AcceptBrandInput & { readonly transaction?: TransactionOptions },
): Promise<Hash> {
  return sendCall(client, acceptBrandCall(input), transaction)
}
