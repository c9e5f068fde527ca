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

/** Builds the call of `recordUses`, to simulate, estimate, batch or send. */
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
 */
export function recordUses(
  client: WriteClient,
  { transaction, ...input }: RecordUsesInput & { readonly transaction?: TransactionOptions },
): Promise<Hash> {
  return sendCall(client, recordUsesCall(input), transaction)
}
