import type { FactReason, Facts } from '@consent-ledger/sdk'
import type { I18n } from '@lingui/core'
import { formatUtc } from './formatUtc.ts'

const words: Record<FactReason, string> = {
  malformed: 'audit.verdict.malformed',
  'wrong-ledger': 'audit.verdict.wrongLedger',
  'wrong-brand': 'audit.verdict.wrongBrand',
  'bad-signature': 'audit.verdict.badSignature',
  'unknown-notice': 'audit.verdict.unknownNotice',
  'bad-terms': 'audit.verdict.badTerms',
  'not-in-notice': 'audit.verdict.notInNotice',
  'statement-mismatch': 'audit.verdict.statementMismatch',
  'controller-changed': 'audit.verdict.controllerChanged',
  'not-recorded': 'audit.verdict.notRecorded',
  'recorded-late': 'audit.verdict.recordedLate',
  expired: 'audit.verdict.expired',
  revoked: 'audit.verdict.revoked',
  'not-granted': 'audit.verdict.notGranted',
}

/** The verdict on one use in a sentence. */
export function verdictOf(
  { allowed, reason, revocation, rows }: Facts,
  { i18n, at }: { readonly i18n: I18n; readonly at: number },
): string {
  const locale = String(i18n.locales)
  if (allowed || reason === null) return i18n._('audit.verdict.allowed', { time: formatUtc(at, locale) })
  if (reason === 'revoked' && revocation?.at != null) {
    const time = formatUtc(revocation.at, locale)
    return revocation.by === 'brand'
      ? i18n._('audit.verdict.revokedByBrand', { time })
      : i18n._('audit.verdict.revokedByCustomer', { time })
  }
  const expiresAt = rows.find(({ step }) => step === 'expiry')?.values.expiresAt
  return i18n._(words[reason], { time: typeof expiresAt === 'number' ? formatUtc(expiresAt, locale) : '' })
}
