import {
  type Consent,
  deriveBrandKey,
  deriveBrandSecret,
  deriveSigner,
  deriveUseSecret,
  durationSeconds,
  isSpecialUse,
  type LedgerDomain,
  lockOf,
  type Notice,
  type NoticeUse,
  type Receipt,
  renderStatement,
  signConsent,
} from '@consent-ledger/sdk'
import { bytesToHex, type Hex } from 'viem'

const random32 = (): Hex => bytesToHex(crypto.getRandomValues(new Uint8Array(32)))

/** A generated customer of one brand: keys as the app derives them, and what they agreed to. */
export type GeneratedConsents = {
  readonly receipts: readonly Receipt[]
  /** Reveals the lock behind "everything of this brand". */
  readonly brandSecret: Hex
  /** Reveals the lock of one use in one receipt. */
  readonly useSecrets: readonly { readonly purpose: string; readonly category: string; readonly secret: Hex }[]
}

/**
 * Signs consents to the given uses as the app does: a special use in a consent of its own, all others in one.
 * @param issuedAt time stamp of the newest block, Unix seconds
 * @param seed what the customer's keys are derived from; a new customer when absent
 */
export function signReceipts({
  domain,
  notice,
  noticeHash,
  uses,
  account,
  locale,
  requestId,
  issuedAt,
  seed = random32(),
}: {
  domain: LedgerDomain
  notice: Notice
  noticeHash: Hex
  uses: readonly NoticeUse[]
  account: string
  locale: string
  requestId: Hex
  issuedAt: number
  seed?: Hex
}): GeneratedConsents {
  const brandKey = deriveBrandKey({ seed, ...domain, brandId: notice.brandId })
  const { privateKey, subject } = deriveSigner(brandKey)
  const brandSecret = deriveBrandSecret(brandKey, 0)
  const expiresAt = issuedAt + durationSeconds(notice.maxDuration)
  const special = uses.filter(isSpecialUse)
  const ordinary = uses.filter((use) => !isSpecialUse(use))
  const groups = [...special.map((use) => [use]), ...(ordinary.length > 0 ? [ordinary] : [])]
  const useSecrets: { purpose: string; category: string; secret: Hex }[] = []

  const receipts = groups.map((group): Receipt => {
    const salt = random32()
    const consent: Consent = {
      brandId: notice.brandId,
      subject,
      account,
      noticeHash,
      locale,
      statement: renderStatement({ notice, uses: group, account, locale, expiresAt }),
      uses: group.map(({ purpose, category }) => {
        const secret = deriveUseSecret(brandKey, { purpose, category, salt })
        useSecrets.push({ purpose, category, secret })
        return { purpose, category, lock: lockOf(secret) }
      }),
      brandLock: lockOf(brandSecret),
      issuedAt,
      expiresAt,
      requestId,
      salt,
    }
    return {
      type: 'consent-receipt',
      schema: 1,
      ...domain,
      consent,
      signature: signConsent(domain, consent, privateKey),
      recording: null,
    }
  })
  return { receipts, brandSecret, useSecrets }
}
