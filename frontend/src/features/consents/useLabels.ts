import { categoryLabel, isCategory, isPurpose, purposeLabel, type StatementLocale } from '@consent-ledger/sdk'
import { useLingui } from '@lingui/react'
import { useMemo } from 'react'

/** Our own labels of purposes and data categories in the active language; a key the vocabulary lacks is shown as it is. */
export function useLabels() {
  const { i18n } = useLingui()
  const language = i18n.locale as StatementLocale
  return useMemo(
    () => ({
      category: (key: string) => (isCategory(key) ? categoryLabel(key, language) : key),
      purpose: (key: string) => (isPurpose(key) ? purposeLabel(key, language) : key),
    }),
    [language],
  )
}
