import type { HistoryRow } from '@consent-ledger/sdk/audit'
import { useLingui } from '@lingui/react'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { formatNumber } from '../../ui/formatNumber.ts'
import { HistoryEntry } from './HistoryEntry.tsx'
import styles from './HistoryFeed.module.css'

/** How many entries are drawn at first and with each further press. */
const pageSize = 100

/** The events of a brand, the newest first. */
export function HistoryFeed(props: { readonly rows: readonly HistoryRow[] }) {
  const { i18n } = useLingui()
  const [pages, setPages] = useState(1)
  const { rows } = props
  const shown = rows.slice(0, pages * pageSize)
  const left = rows.length - shown.length

  return (
    <div className={styles.feed}>
      <ol className={styles.entries} aria-label={i18n._('audit.feed')}>
        {shown.map((row) => (
          <HistoryEntry key={`${row.transactionHash}/${row.logIndex}`} row={row} />
        ))}
      </ol>
      {left > 0 && (
        <Button isWide onPress={() => setPages(pages + 1)}>
          {i18n._('audit.feed.more', { shown: formatNumber(shown.length), total: formatNumber(rows.length) })}
        </Button>
      )}
    </div>
  )
}
