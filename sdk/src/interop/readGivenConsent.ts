import type { Hex } from 'viem'
import { InvalidValueError } from '../errors/invalidValueError.ts'
import { buildNotice, findNoticeUse, isSpecialUse, type Notice, type NoticeUse } from '../protocol/notice.ts'
import { identifyReceipt, type Receipt, readReceipt } from '../protocol/receipt.ts'
import { isSpecialCategory, isStatementLocale, type StatementLocale } from '../protocol/vocabulary.ts'

/** One use of a consent with what its notice says of it. */
export type GivenUse = {
  readonly purpose: string
  readonly category: string
  readonly lock: Hex
  /** Null when the notice is not known or does not ask for this use. */
  readonly terms: NoticeUse | null
  /** Null when only the notice could tell. */
  readonly isSpecial: boolean | null
}

export type ReadConsent = {
  readonly receipt: Receipt
  readonly consentHash: Hex
  readonly uses: readonly GivenUse[]
  /** The language the labels are given in: the consent's own, or English for one without labels. */
  readonly labelLocale: StatementLocale
}

/**
 * Reads what an exported record is made of, and refuses to mix what does not belong together.
 *
 * @throws {MalformedReceiptError} when the receipt is none
 * @throws {InvalidValueError} when the subject did not sign it, or the notice is not the one it names
 */
export function readGivenConsent({
  receipt: value,
  notice,
}: {
  readonly receipt: Receipt
  readonly notice?: Notice
}): ReadConsent {
  const receipt = readReceipt(value)
  const { consentHash, signer } = identifyReceipt(receipt)
  const { consent } = receipt
  if (signer !== consent.subject) {
    throw new InvalidValueError('receipt.signature', 'the signature of consent.subject over this very consent')
  }
  if (notice !== undefined && buildNotice(notice).noticeHash !== consent.noticeHash) {
    throw new InvalidValueError('notice', `the notice the receipt names, ${consent.noticeHash}`)
  }
  const uses = consent.uses.map(({ purpose, category, lock }) => {
    const terms = (notice && findNoticeUse(notice, purpose, category)) ?? null
    const isSpecial = terms !== null ? isSpecialUse(terms) : isSpecialCategory(category) || null
    return { purpose, category, lock, terms, isSpecial }
  })
  return { receipt, consentHash, uses, labelLocale: isStatementLocale(consent.locale) ? consent.locale : 'en' }
}
