import { useLingui } from '@lingui/react'
import type { ConsentEvent } from './listEvents.ts'
import { useLabels } from './useLabels.ts'

/** What happened, in words. They are loaded with `consents/detail`. */
export function useEventWords() {
  const { i18n } = useLingui()
  const labels = useLabels()

  return ({ kind, isByBrand, use }: ConsentEvent): string => {
    switch (kind) {
      case 'given':
        return i18n._('consents.history.given')
      case 'recorded':
        return i18n._('consents.history.recorded')
      case 'ended':
        return i18n._('consents.history.ended')
      case 'revoked':
        return isByBrand ? i18n._('consents.history.revokedByBrand') : i18n._('consents.history.revoked')
      case 'revoked-use': {
        const values = { category: labels.category(use?.category ?? ''), purpose: labels.purpose(use?.purpose ?? '') }
        return isByBrand
          ? i18n._('consents.history.useRevokedByBrand', values)
          : i18n._('consents.history.useRevoked', values)
      }
    }
  }
}
