import type { Hex } from 'viem'
import { ConsentLedgerError } from './consentLedgerError.ts'

/** The brand has published this very document before. */
export class NoticeExistsError extends ConsentLedgerError {
  override name = 'NoticeExistsError'
  readonly brandId: Hex
  readonly noticeHash: Hex

  constructor({ brandId, noticeHash }: { brandId: Hex; noticeHash: Hex }, options?: { cause?: unknown }) {
    super(
      `Brand ${brandId} has published notice ${noticeHash} before. To publish an earlier text again, raise its edition.`,
      options,
    )
    this.brandId = brandId
    this.noticeHash = noticeHash
  }
}
