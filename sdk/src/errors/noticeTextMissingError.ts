import type { Hex } from 'viem'
import { ConsentLedgerError } from './consentLedgerError.ts'

/** The ledger knows the notice, but the node has not kept the log that holds its text. */
export class NoticeTextMissingError extends ConsentLedgerError {
  override name = 'NoticeTextMissingError'
  readonly brandId: Hex
  readonly noticeHash: Hex
  readonly blockNumber: bigint

  constructor(
    { brandId, noticeHash, blockNumber }: { brandId: Hex; noticeHash: Hex; blockNumber: bigint },
    options?: { cause?: unknown },
  ) {
    super(
      `The node has no text of notice ${noticeHash} of brand ${brandId}, published in block ${blockNumber}. Use a node that keeps all logs, or take the text from a copy.`,
      options,
    )
    this.brandId = brandId
    this.noticeHash = noticeHash
    this.blockNumber = blockNumber
  }
}
