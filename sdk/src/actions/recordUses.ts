import { type Address, encodeFunctionData, type Hash, type Hex } from 'viem'
import { consentLedgerAbi } from '../abi/consentLedgerAbi.ts'
import type { Call } from './call.ts'
import { sendCall, type WriteClient } from './sendCall.ts'
import type { TransactionOptions } from './transactionOptions.ts'

export type RecordUsesInput = {
  /** Address of the ConsentLedger. */
  readonly ledger: Address
  /** Id of the brand. */
  readonly brandId: Hex
  /** Root as `buildTree` returns it. */
  readonly root: Hex
}

/**
 * Builds the call of `recordUses`, to simulate, estimate, batch or send.
 *
 * @param input the values
 * @returns address and calldata
 * @example
 * import { buildTree, recordUsesCall } from '@consent-ledger/sdk'
 * import { brandId, ledger } from './setup.ts'
 *
 * const { root } = buildTree([`0x${'05'.repeat(32)}`])
 * const { to, data } = recordUsesCall({ ledger, brandId, root })
 */
export function recordUsesCall({ ledger, brandId, root }: RecordUsesInput): Call {
  return {
    to: ledger,
    data: encodeFunctionData({ abi: consentLedgerAbi, functionName: 'recordUses', args: [brandId, root] }),
  }
}

/**
 * Records the Merkle root of a batch of use entries. Owner and operators only.
 *
 * @param client wallet client that sends the transaction
 * @param input the values; `transaction` fixes gas, nonce, fees or account
 * @returns hash of the transaction, which is sent but not included yet
 * @throws {UnknownBrandError} as the ledger says
 * @throws {NotOperatorError} as the ledger says
 * @throws {EmptyRootError} as the ledger says
 * @throws {TransactionRejectedError} when the person at the wallet declines
 * @throws {TransactionNotSentError} when it cannot be sent
 * @example
 * import { buildTree, recordUses } from '@consent-ledger/sdk'
 * import { brandId, ledger, operator } from './setup.ts'
 * import type { Hex } from 'viem'
 *
 * declare const hashes: Hex[] // as `linkUseEntries` gives them
 * const hash = await recordUses(operator, { ledger, brandId, root: buildTree(hashes).root })
 */
export function recordUses(
  client: WriteClient,
  { transaction, ...input }: RecordUsesInput & { readonly transaction?: TransactionOptions },
): Promise<Hash> {
  return sendCall(client, recordUsesCall(input), transaction)
}
