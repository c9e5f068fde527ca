import { type Address, encodeFunctionData, type Hash, type Hex, toHex } from 'viem'
import { consentLedgerAbi } from '../abi/consentLedgerAbi.ts'
import type { Call } from './call.ts'
import { sendCall, type WriteClient } from './sendCall.ts'
import type { TransactionOptions } from './transactionOptions.ts'

export type PublishNoticeInput = {
  /** Address of the ConsentLedger. */
  readonly ledger: Address
  /** Id of the brand. */
  readonly brandId: Hex
  /** Canonical bytes as `buildNotice` returns them. */
  readonly document: Hex | Uint8Array
}

/**
 * Builds the call of `publishNotice`, to simulate, estimate, batch or send.
 *
 * @param input the values
 * @returns address and calldata
 * @example
 * import { buildNotice, publishNoticeCall } from '@consent-ledger/sdk'
 * import { brandId, client, ledger, notice, owner } from './setup.ts'
 *
 * const { document } = buildNotice({ ...notice, edition: notice.edition + 1 })
 * const call = publishNoticeCall({ ledger, brandId, document })
 * const gas = await client.estimateGas({ ...call, account: owner.account })
 */
export function publishNoticeCall({ ledger, brandId, document }: PublishNoticeInput): Call {
  return {
    to: ledger,
    data: encodeFunctionData({
      abi: consentLedgerAbi,
      functionName: 'publishNotice',
      args: [brandId, typeof document === 'string' ? document : toHex(document)],
    }),
  }
}

/**
 * Publishes a notice: its whole text goes on the chain for ever. Owner only.
 *
 * @param client wallet client that sends the transaction
 * @param input the values; `transaction` fixes gas, nonce, fees or account
 * @returns hash of the transaction, which is sent but not included yet
 * @throws {UnknownBrandError} as the ledger says
 * @throws {NotOwnerError} as the ledger says
 * @throws {EmptyDocumentError} as the ledger says
 * @throws {NoticeExistsError} as the ledger says
 * @throws {TransactionRejectedError} when the person at the wallet declines
 * @throws {TransactionNotSentError} when it cannot be sent
 * @example
 * import { buildNotice, publishNotice } from '@consent-ledger/sdk'
 * import { brandId, client, ledger, notice, owner } from './setup.ts'
 *
 * const { document } = buildNotice({ ...notice, edition: notice.edition + 1 })
 * const hash = await publishNotice(owner, { ledger, brandId, document })
 * await client.waitForTransactionReceipt({ hash })
 */
export function publishNotice(
  client: WriteClient,
  { transaction, ...input }: PublishNoticeInput & { readonly transaction?: TransactionOptions },
): Promise<Hash> {
  return sendCall(client, publishNoticeCall(input), transaction)
}
