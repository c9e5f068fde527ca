import { useLingui } from '@lingui/react'
import { Button } from '../../ui/Button.tsx'
import type { ConsentCounts } from './countConsents.ts'
import { endsSoonWithin } from './listUses.ts'

type ConsentSentenceProps = {
  readonly counts: ConsentCounts
  /** False while the backup may hold more: then nobody can say that there is none. */
  readonly isWhole: boolean
  /** Shows the uses that end soon. */
  readonly onShowEnding?: (() => void) | undefined
}

/** The sentence before the table: what is in force today, what of it ends soon, then what is on its way. */
export function ConsentSentence({ counts, isWhole, onShowEnding }: ConsentSentenceProps) {
  const { i18n } = useLingui()
  const { brands, categories, purposes, ending, pending, waiting, unknown } = counts
  return (
    <>
      {brands > 0 && i18n._('consents.sentence.some', { brands, categories, purposes })}
      {brands === 0 && unknown === 0 && isWhole && i18n._('consents.sentence.none')}
      {ending > 0 && ` ${i18n._('consents.sentence.ending', { count: ending, days: endsSoonWithin / 86_400 })}`}
      {ending > 0 && onShowEnding && (
        <>
          {' '}
          <Button look="inline" onPress={onShowEnding}>
            {i18n._('consents.showEnding', { count: ending })}
          </Button>
        </>
      )}
      {pending > 0 && ` ${i18n._('consents.sentence.pending', { count: pending })}`}
      {waiting > 0 && ` ${i18n._('consents.sentence.waiting', { count: waiting })}`}
      {unknown > 0 && ` ${i18n._('consents.sentence.unknown', { count: unknown })}`}
    </>
  )
}
