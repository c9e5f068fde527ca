import { type Address, encodeFunctionData, type Hash, type Hex } from 'viem'
import { consentLedgerAbi } from '../abi/consentLedgerAbi.ts'
import type { Call } from './call.ts'
import { sendCall, type WriteClient } from './sendCall.ts'
import type { TransactionOptions } from './transactionOptions.ts'

export type RecordGrantsInput = {
  /** Address of the ConsentLedger. */
  readonly ledger: Address
  /** Id of the brand. */
  readonly brandId: Hex
  /** Root as `buildTree` returns it. */
  readonly root: Hex
}

/**
 * Builds the call of `recordGrants`, to simulate, estimate, batch or send.
 *
 * @param input the values
 * @returns address and calldata
 * @example
 * import { buildTree, hashConsent, recordGrantsCall } from '@consent-ledger/sdk'
 * import { brandId, deployment, ledger, receipt } from './setup.ts'
 *
 * const { root } = buildTree([hashConsent(deployment, receipt.consent)])
 * const { to, data } = recordGrantsCall({ ledger, brandId, root })
 */
export function recordGrantsCall({ ledger, brandId, root }: RecordGrantsInput): Call {
  return {
    to: ledger,
    data: encodeFunctionData({ abi: consentLedgerAbi, functionName: 'recordGrants', args: [brandId, root] }),
  }
}

/**
 * Records the Merkle root of a batch of consents. Owner and operators only.
 *
 * @param client wallet client that sends the transaction
 * @param input the values; `transaction` fixes gas, nonce, fees or account
 * @returns hash of the transaction, which is sent but not included yet
 * @throws {UnknownBrandError} as the ledger says
 * @throws {NotOperatorError} as the ledger says
 * @throws {EmptyRootError} as the ledger says
 * @throws {RootExistsError} as the ledger says
 * @throws {TransactionRejectedError} when the person at the wallet declines
 * @throws {TransactionNotSentError} when it cannot be sent
 * @example
 * import { buildTree, hashConsent, recordGrants } from '@consent-ledger/sdk'
 * import { brandId, client, deployment, ledger, operator, receipt } from './setup.ts'
 *
 * const { root } = buildTree([hashConsent(deployment, receipt.consent)])
 * const hash = await recordGrants(operator, { ledger, brandId, root })
 * await client.waitForTransactionReceipt({ hash })
 */
export function recordGrants(
  client: WriteClient,
  { transaction, ...input }: RecordGrantsInput & { readonly transaction?: TransactionOptions },
): Promise<Hash> {
  return sendCall(client, recordGrantsCall(input), transaction)
}
