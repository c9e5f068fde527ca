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

/**
 * Builds the call of `transferBrand`, to simulate, estimate, batch or send.
 *
 * @param input the values
 * @returns address and calldata
 * @example
 * import { transferBrandCall } from '@consent-ledger/sdk'
 * import { zeroAddress } from 'viem'
 * import { brandId, ledger } from './setup.ts'
 *
 * const cancel = transferBrandCall({ ledger, brandId, pendingOwner: zeroAddress })
 */
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
 * @example
 * import { transferBrand } from '@consent-ledger/sdk'
 * import { brandId, ledger, owner } from './setup.ts'
 *
 * const pendingOwner = '0x70997970C51812dc3A010C7d01b50e0d17dc79C8'
 * const hash = await transferBrand(owner, { ledger, brandId, pendingOwner })
 */
export function transferBrand(
  client: WriteClient,
  { transaction, ...input }: TransferBrandInput & { readonly transaction?: TransactionOptions },
): Promise<Hash> {
  return sendCall(client, transferBrandCall(input), transaction)
}
