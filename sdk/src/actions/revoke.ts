import { type Address, encodeFunctionData, type Hash, type Hex } from 'viem'
import { consentLedgerAbi } from '../abi/consentLedgerAbi.ts'
import type { Call } from './call.ts'
import { sendCall, type WriteClient } from './sendCall.ts'
import type { TransactionOptions } from './transactionOptions.ts'

export type RevokeInput = {
  /** Address of the ConsentLedger. */
  readonly ledger: Address
  /** The secrets, by brand. */
  readonly revocations: readonly { readonly brandId: Hex; readonly secrets: readonly Hex[] }[]
}

/**
 * Builds the call of `revoke`, to simulate, estimate, batch or send.
 *
 * @param input the values
 * @returns address and calldata
 * @example
 * import { deriveBrandKey, deriveBrandSecret, revokeCall } from '@consent-ledger/sdk'
 * import { brandId, deployment, ledger, seed } from './setup.ts'
 *
 * const secret = deriveBrandSecret(deriveBrandKey({ ...deployment, seed, brandId }), 0)
 * const { to, data } = revokeCall({ ledger, revocations: [{ brandId, secrets: [secret] }] })
 */
export function revokeCall({ ledger, revocations }: RevokeInput): Call {
  return {
    to: ledger,
    data: encodeFunctionData({ abi: consentLedgerAbi, functionName: 'revoke', args: [revocations] }),
  }
}

/**
 * Revokes by revealing secrets, for any number of brands. Anyone may send it; locks spent before are skipped.
 *
 * @param client wallet client that sends the transaction
 * @param input the values; `transaction` fixes gas, nonce, fees or account
 * @returns hash of the transaction, which is sent but not included yet
 * @throws {NothingToRevokeError} as the ledger says
 * @throws {TransactionRejectedError} when the person at the wallet declines
 * @throws {TransactionNotSentError} when it cannot be sent
 * @example
 * import { deriveBrandKey, deriveBrandSecret, revoke } from '@consent-ledger/sdk'
 * import { brandId, client, deployment, ledger, operator, seed } from './setup.ts'
 *
 * const secret = deriveBrandSecret(deriveBrandKey({ ...deployment, seed, brandId }), 0)
 * const hash = await revoke(operator, { ledger, revocations: [{ brandId, secrets: [secret] }] })
 * await client.waitForTransactionReceipt({ hash })
 */
export function revoke(
  client: WriteClient,
  { transaction, ...input }: RevokeInput & { readonly transaction?: TransactionOptions },
): Promise<Hash> {
  return sendCall(client, revokeCall(input), transaction)
}
