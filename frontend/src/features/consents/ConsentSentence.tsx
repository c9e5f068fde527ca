import { useLingui } from '@lingui/react'
import type { ConsentCounts } from './countConsents.ts'

/** The sentence before the table: what is in force today, then what is on its way. */
export function ConsentSentence({ counts }: { readonly counts: ConsentCounts }) {
  const { i18n } = useLingui()
  const { brands, categories, purposes, pending, waiting, unknown } = counts
  const isKnown = brands > 0 || unknown === 0
  return (
    <>
      {isKnown &&
        (brands === 0
          ? i18n._('consents.sentence.none')
          : i18n._('consents.sentence.some', { brands, categories, purposes }))}
      {pending > 0 && ` ${i18n._('consents.sentence.pending', { count: pending })}`}
      {waiting > 0 && ` ${i18n._('consents.sentence.waiting', { count: waiting })}`}
      {unknown > 0 && ` ${i18n._('consents.sentence.unknown', { count: unknown })}`}
    </>
  )
}
