import { useLingui } from '@lingui/react'
import { useState } from 'react'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { formatDateTime } from '../../ui/formatDate.ts'
import { Table } from '../../ui/Table.tsx'
import { useLabels } from './useLabels.ts'
import type { UseGap, UseVerdict, VerifiedUse } from './verifyUseLog.ts'

/** How many entries are shown at first: the newest. */
const pageSize = 25

type UseLogProps = {
  readonly brandName: string
  readonly uses: readonly VerifiedUse[]
  readonly gaps: readonly UseGap[]
}

/** "They used this, then, for that": the brand's own log, checked in this browser, gaps and all. */
export function UseLog({ brandName, uses, gaps }: UseLogProps) {
  const { i18n } = useLingui()
  const labels = useLabels()
  const [shown, setShown] = useState(pageSize)

  if (uses.length === 0) return <p>{i18n._('consents.log.empty', { brand: brandName })}</p>

  const words: Record<UseVerdict, string> = {
    proven: i18n._('consents.log.proven'),
    late: i18n._('consents.log.late'),
    waiting: i18n._('consents.log.waiting'),
    broken: i18n._('consents.log.broken'),
    'unknown-root': i18n._('consents.log.unknownRoot'),
    'after-revocation': i18n._('consents.log.afterRevocation'),
    'no-consent': i18n._('consents.log.noConsent'),
  }
  const count = (verdict: UseVerdict) => uses.filter((use) => use.verdict === verdict).length
  const faults = count('broken') + count('unknown-root') + count('after-revocation') + count('no-consent')
  const newestFirst = [...uses].reverse()

  return (
    <>
      <p>
        {i18n._('consents.log.sentence', { brand: brandName, count: uses.length, proven: count('proven') })}
        {count('waiting') > 0 && ` ${i18n._('consents.log.waitingSentence', { count: count('waiting') })}`}
      </p>
      {gaps.map((gap) => (
        <Alert
          key={gap.afterIndex}
          tone="attention"
          title={i18n._('consents.log.gap', {
            count: gap.count,
            from: gap.afterIndex + 1,
            to: gap.afterIndex + gap.count,
          })}
        >
          <p>{i18n._('consents.log.gapText')}</p>
        </Alert>
      ))}
      {faults > 0 && <Alert tone="fault" title={i18n._('consents.log.faults', { count: faults })} />}
      <Table
        caption={i18n._('consents.log.table')}
        isCaptionHidden
        columns={[
          { key: 'at', name: i18n._('consents.log.when') },
          { key: 'data', name: i18n._('consents.log.what') },
          { key: 'purpose', name: i18n._('consents.log.why') },
          { key: 'context', name: i18n._('consents.log.where') },
          { key: 'check', name: i18n._('consents.log.check') },
        ]}
        rows={newestFirst.slice(0, shown).map((use) => ({
          key: String(use.entry.index),
          cells: [
            formatDateTime(use.entry.at, i18n.locales as string),
            use.entry.categories.map(labels.category).join(', '),
            labels.purpose(use.entry.purpose),
            use.entry.context,
            words[use.verdict],
          ],
        }))}
      />
      {shown < uses.length && (
        <Button onPress={() => setShown(shown + pageSize * 4)}>
          {i18n._('consents.log.more', { count: uses.length - shown })}
        </Button>
      )}
    </>
  )
}
