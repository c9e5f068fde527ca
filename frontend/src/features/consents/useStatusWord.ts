import { useLingui } from '@lingui/react'
import { useCallback } from 'react'
import type { UseStatus } from './useStatus.ts'

/** The word for the status of a use or a brand. */
export function useStatusWord() {
  const { i18n } = useLingui()
  const word = (status: UseStatus): string => {
    switch (status) {
      case 'allowed':
        return i18n._('ui.status.allowed')
      case 'endsSoon':
        return i18n._('ui.status.endsSoon')
      case 'pending':
        return i18n._('ui.status.pending')
      case 'waiting':
        return i18n._('consents.status.waiting')
      case 'revoked':
        return i18n._('ui.status.revoked')
      case 'expired':
        return i18n._('ui.status.expired')
      case 'lapsed':
        return i18n._('consents.status.lapsed')
      case 'void':
        return i18n._('consents.status.void')
      case 'reading':
        return i18n._('consents.status.reading')
      case 'unknown':
        return i18n._('consents.status.unknown')
    }
  }
  // It reads the words when it is called: it stays the same in every language.
  return useCallback(word, [i18n])
}
