import { categoryLabel, isCategory, isPurpose, purposeLabel, type StatementLocale } from '@consent-ledger/sdk'
import { useLingui } from '@lingui/react'
import type { Revocation } from '../../config/vaultDocument.ts'
import { formatDateTime } from '../../ui/formatDate.ts'
import { isUpToWallet } from './revocationProgress.ts'

/** The words for what is revoked and how far it is. */
export function useRevocationWords() {
  const { i18n } = useLingui()
  const language = i18n.locale as StatementLocale
  const category = (key: string) => (isCategory(key) ? categoryLabel(key, language) : key)
  const purpose = (key: string) => (isPurpose(key) ? purposeLabel(key, language) : key)

  const scope = ({ scope: what }: Pick<Revocation, 'scope'>): string => {
    switch (what.kind) {
      case 'use':
        return i18n._('revocations.scope.use', { category: category(what.category), purpose: purpose(what.purpose) })
      case 'category':
        return i18n._('revocations.scope.category', { category: category(what.category) })
      case 'purpose':
        return i18n._('revocations.scope.purpose', { purpose: purpose(what.purpose) })
      case 'brand':
        return i18n._('revocations.scope.brand')
      case 'rest':
        return i18n._('revocations.scope.rest')
    }
  }

  const sentWord = (revocation: Revocation, values: { brand: string }): string => {
    if (revocation.wallet.state === 'sent') return i18n._('revocations.progress.sentByWallet', values)
    const open = revocation.locks.filter((lock) => lock.isNeeded && lock.revokedAt === null)
    const isTakenByBrand = open.every((lock) => revocation.endpoint.acceptedLocks.includes(lock.lock))
    return i18n._(isTakenByBrand ? 'revocations.progress.sentByBrand' : 'revocations.progress.sentByRelay', values)
  }

  const progress = (revocation: Revocation, { isAsking }: { readonly isAsking: boolean }): string => {
    const values = { brand: revocation.brandName }
    if (isUpToWallet(revocation)) {
      return i18n._(isAsking ? 'revocations.progress.asked' : 'revocations.progress.askedEarlier', values)
    }
    switch (revocation.state) {
      case 'preparing':
        return i18n._('revocations.progress.preparing', values)
      case 'waiting':
        return i18n._('revocations.progress.waiting', values)
      case 'sent':
        return sentWord(revocation, values)
      case 'included':
        return i18n._('revocations.progress.included', values)
      case 'confirmed':
      case 'final': {
        const at = Math.max(...revocation.locks.map((lock) => lock.revokedAt ?? 0))
        const time = formatDateTime(at, i18n.locales as string)
        return i18n._(revocation.state === 'final' ? 'revocations.progress.final' : 'revocations.progress.confirmed', {
          ...values,
          time,
        })
      }
      case 'failed':
        return i18n._('revocations.progress.failed', values)
      case 'rejected':
        return i18n._('revocations.progress.rejected', values)
      case 'cancelled':
        return i18n._('revocations.progress.cancelled', values)
      case 'replaced':
        return i18n._('revocations.progress.replaced', values)
      case 'reverted':
        return i18n._('revocations.progress.reverted', values)
      case 'dropped':
        return i18n._('revocations.progress.dropped', values)
    }
  }

  return { scope, progress }
}
