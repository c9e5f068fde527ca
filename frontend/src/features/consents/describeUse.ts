import type { I18n } from '@lingui/core'
import { formatDate } from '../../ui/formatDate.ts'
import type { UseLine } from './useRow.ts'

/** What is said about a use besides its status: the same on the screen and in every file. */
export type UseDescription = {
  /** Its dates, or when it was revoked or ended. */
  readonly when: string
  /** Why it is not in force, where the status alone does not say it; else null. */
  readonly reason: string | null
}

/** Puts a use into words of the language shown. */
export function describeUse(i18n: I18n, use: UseLine): UseDescription {
  return { when: whenOf(i18n, use), reason: use.status === 'void' ? reasonOf(i18n, use) : null }
}

function whenOf(i18n: I18n, use: UseLine): string {
  const { revocation } = use
  const date = (at: number) => formatDate(at, i18n.locales as string)
  if (use.status === 'revoked' && revocation?.at) {
    return revocation.by === 'brand'
      ? i18n._('consents.revokedByBrand', { date: date(revocation.at) })
      : i18n._('consents.revokedByYou', { date: date(revocation.at) })
  }
  if (use.status === 'expired') return i18n._('consents.endedOn', { date: date(use.until) })
  return i18n._('consents.sinceUntil', { since: date(use.since), until: date(use.until) })
}

function reasonOf(i18n: I18n, use: UseLine): string {
  switch (use.reason) {
    case 'controller-changed':
      return i18n._('consents.reason.controllerChanged')
    case 'unknown-notice':
      return i18n._('consents.reason.unknownNotice')
    default:
      return i18n._('consents.reason.other', { reason: use.reason ?? '' })
  }
}
