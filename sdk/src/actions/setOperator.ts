import { type Address, encodeFunctionData, type Hash, type Hex } from 'viem'
import { consentLedgerAbi } from '../abi/consentLedgerAbi.ts'
import type { Call } from './call.ts'
import { sendCall, type WriteClient } from './sendCall.ts'
import type { TransactionOptions } from './transactionOptions.ts'

export type SetOperatorInput = {
  /** Address of the ConsentLedger. */
  readonly ledger: Address
  /** Id of the brand. */
  readonly brandId: Hex
  /** The account. */
  readonly operator: Address
  /** Whether it may act from now on. */
  readonly allowed: boolean
}

/**
 * Builds the call of `setOperator`, to simulate, estimate, batch or send.
 *
 * @param input the values
 * @returns address and calldata
 * @example
 * import { setOperatorCall } from '@consent-ledger/sdk'
 * import { brandId, ledger, operator } from './setup.ts'
 *
 * const { to, data } = setOperatorCall({ ledger, brandId, operator: operator.account.address, allowed: true })
 */
export function setOperatorCall({ ledger, brandId, operator, allowed }: SetOperatorInput): Call {
  return {
    to: ledger,
    data: encodeFunctionData({
      abi: consentLedgerAbi,
      functionName: 'setOperator',
      args: [brandId, operator, allowed],
    }),
  }
}

/**
 * Allows an account to act for a brand, or ends that. Owner only.
 *
 * @param client wallet client that sends the transaction
 * @param input the values; `transaction` fixes gas, nonce, fees or account
 * @returns hash of the transaction, which is sent but not included yet
 * @throws {UnknownBrandError} as the ledger says
 * @throws {NotOwnerError} as the ledger says
 * @throws {TransactionRejectedError} when the person at the wallet declines
 * @throws {TransactionNotSentError} when it cannot be sent
 * @example
 * import { setOperator } from '@consent-ledger/sdk'
 * import { brandId, client, ledger, operator, owner } from './setup.ts'
 *
 * const hash = await setOperator(owner, { ledger, brandId, operator: operator.account.address, allowed: true })
 * await client.waitForTransactionReceipt({ hash })
 */
export function setOperator(
  client: WriteClient,
  { transaction, ...input }: SetOperatorInput & { readonly transaction?: TransactionOptions },
): Promise<Hash> {
  return sendCall(client, setOperatorCall(input), transaction)
}
