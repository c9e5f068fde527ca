import { useLingui } from '@lingui/react'
import { Button } from '../../../ui/Button.tsx'
import { downloadFile } from '../../../ui/downloadFile.ts'
import type { BrandConsents } from '../brandConsents.ts'
import { useLabels } from '../useLabels.ts'
import { useStatusWord } from '../useStatusWord.ts'
import { endCalendar } from './endCalendar.ts'
import { listEnds } from './listEnds.ts'
import { listUseRecords } from './listUseRecords.ts'
import { recordsCsv } from './recordsCsv.ts'
import styles from './SaveList.module.css'

/** The list as files: what the screen shows, no more and no less. */
export function SaveList({ brands, now }: { readonly brands: readonly BrandConsents[]; readonly now: number }) {
  const { i18n } = useLingui()
  const labels = useLabels()
  const statusWord = useStatusWord()
  const records = () => listUseRecords(brands, { i18n, labels, statusWord })
  const ends = () => listEnds(brands, { i18n, labels })
  const hasEnds = brands.some((brand) => brand.uses.some((use) => use.isInForce))
  const save = (ending: string, type: string, text: string) =>
    downloadFile({ name: `my-consents-${new Date(now * 1000).toISOString().slice(0, 10)}.${ending}`, type, text })

  return (
    <div className={styles.save} data-print="no">
      <Button size="small" look="quiet" onPress={() => save('csv', 'text/csv', recordsCsv(records()))}>
        {i18n._('consents.export.csv')}
      </Button>
      <Button
        size="small"
        look="quiet"
        onPress={() => save('json', 'application/json', JSON.stringify(records(), null, 2))}
      >
        {i18n._('consents.export.json')}
      </Button>
      {hasEnds && (
        <Button size="small" look="quiet" onPress={() => save('ics', 'text/calendar', endCalendar(ends(), now))}>
          {i18n._('consents.export.calendar')}
        </Button>
      )}
    </div>
  )
}
