import { type Address, encodeFunctionData, type Hash, type Hex } from 'viem'
import { consentLedgerAbi } from '../abi/consentLedgerAbi.ts'
import type { Call } from './call.ts'
import { sendCall, type WriteClient } from './sendCall.ts'
import type { TransactionOptions } from './transactionOptions.ts'

export type RevokeAsBrandInput = {
  /** Address of the ConsentLedger. */
  readonly ledger: Address
  /** Id of the brand. */
  readonly brandId: Hex
  /** The locks. */
  readonly locks: readonly Hex[]
}

/**
 * Builds the call of `revokeAsBrand`, to simulate, estimate, batch or send.
 *
 * @param input the values
 * @returns address and calldata
 * @example
 * import { revokeAsBrandCall } from '@consent-ledger/sdk'
 * import { brandId, ledger, receipt } from './setup.ts'
 *
 * const { to, data } = revokeAsBrandCall({ ledger, brandId, locks: [receipt.consent.brandLock] })
 */
export function revokeAsBrandCall({ ledger, brandId, locks }: RevokeAsBrandInput): Call {
  return {
    to: ledger,
    data: encodeFunctionData({ abi: consentLedgerAbi, functionName: 'revokeAsBrand', args: [brandId, locks] }),
  }
}

/**
 * Revokes in the name of the brand by naming locks; locks spent before are skipped. Owner and operators only.
 *
 * @param client wallet client that sends the transaction
 * @param input the values; `transaction` fixes gas, nonce, fees or account
 * @returns hash of the transaction, which is sent but not included yet
 * @throws {UnknownBrandError} as the ledger says
 * @throws {NotOperatorError} as the ledger says
 * @throws {NothingToRevokeError} as the ledger says
 * @throws {TransactionRejectedError} when the person at the wallet declines
 * @throws {TransactionNotSentError} when it cannot be sent
 * @example
 * import { revokeAsBrand } from '@consent-ledger/sdk'
 * import { brandId, client, ledger, operator, receipt } from './setup.ts'
 *
 * const hash = await revokeAsBrand(operator, { ledger, brandId, locks: [receipt.consent.brandLock] })
 * await client.waitForTransactionReceipt({ hash })
 */
export function revokeAsBrand(
  client: WriteClient,
  { transaction, ...input }: RevokeAsBrandInput & { readonly transaction?: TransactionOptions },
): Promise<Hash> {
  return sendCall(client, revokeAsBrandCall(input), transaction)
}
