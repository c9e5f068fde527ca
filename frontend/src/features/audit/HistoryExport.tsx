import { type History, type HistoryRow, historyCsv, historyJson } from '@consent-ledger/sdk/audit'
import { useLingui } from '@lingui/react'
import { Button } from '../../ui/Button.tsx'
import { formatNumber } from '../../ui/formatNumber.ts'
import styles from './HistoryExport.module.css'
import { saveFile } from './saveFile.ts'

/** How many events are shown, and the same events as files. */
export function HistoryExport(props: { readonly history: History; readonly rows: readonly HistoryRow[] }) {
  const { i18n } = useLingui()
  const { history, rows } = props
  const name = `consent-history-${history.brandId.slice(2, 10)}-block-${history.head.number}`
  return (
    <div className={styles.bar}>
      <p role="status" className={styles.count}>
        {i18n._('audit.count', {
          shown: formatNumber(rows.length),
          total: formatNumber(history.events.length),
          count: history.events.length,
        })}
      </p>
      <Button size="small" onPress={() => saveFile(`${name}.csv`, 'text/csv', historyCsv(rows))}>
        {i18n._('audit.export.csv')}
      </Button>
      <Button size="small" onPress={() => saveFile(`${name}.json`, 'application/json', historyJson(history, rows))}>
        {i18n._('audit.export.json')}
      </Button>
    </div>
  )
}
