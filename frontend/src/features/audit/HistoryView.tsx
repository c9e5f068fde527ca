import { historyRows } from '@consent-ledger/sdk/audit'
import { useLingui } from '@lingui/react'
import { useId, useMemo } from 'react'
import { Alert } from '../../ui/Alert.tsx'
import { Button } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { ErrorMessage } from '../../ui/ErrorMessage.tsx'
import { formatNumber } from '../../ui/formatNumber.ts'
import { type AuditSearch, filterOf } from './auditSearch.ts'
import { BrandFacts } from './BrandFacts.tsx'
import { HistoryExport } from './HistoryExport.tsx'
import { HistoryFeed } from './HistoryFeed.tsx'
import { HistoryFilters } from './HistoryFilters.tsx'
import styles from './HistoryView.module.css'
import { IntegrityPanel } from './IntegrityPanel.tsx'
import { ReadingProgress } from './ReadingProgress.tsx'
import type { useHistory } from './useHistory.ts'

/** A brand's history: who it is, whether the history is complete, and its events. */
export function HistoryView(props: {
  readonly history: ReturnType<typeof useHistory>
  readonly search: AuditSearch
  readonly onChange: (change: Partial<AuditSearch>) => void
}) {
  const { i18n } = useLingui()
  const brandTitleId = useId()
  const feedTitleId = useId()
  const { search, onChange } = props
  const { data, error, isError, progress, refetch } = props.history
  const rows = useMemo(() => (data === undefined ? [] : historyRows(data, filterOf(search))), [data, search])

  if (data === undefined) {
    if (isError) return <ErrorMessage error={error} onRetry={() => refetch()} />
    return <ReadingProgress progress={progress} />
  }

  const clear = { kinds: undefined, from: undefined, to: undefined, text: undefined }
  return (
    <div className={styles.view}>
      {isError && (
        <ErrorMessage error={error} onRetry={() => refetch()}>
          <p>{i18n._('audit.oldHistory', { block: formatNumber(data.head.number) })}</p>
        </ErrorMessage>
      )}
      <div className={styles.cards}>
        <Card as="section" labelledBy={brandTitleId}>
          <h2 id={brandTitleId}>{i18n._('audit.brand')}</h2>
          <BrandFacts history={data} />
        </Card>
        <IntegrityPanel history={data} />
      </div>
      <section className={styles.view} aria-labelledby={feedTitleId}>
        <h2 id={feedTitleId}>{i18n._('audit.feed')}</h2>
        <HistoryFilters search={search} onChange={onChange} />
        <HistoryExport history={data} rows={rows} />
        {rows.length === 0 ? (
          <Alert
            title={i18n._('audit.noMatch')}
            actions={<Button onPress={() => onChange(clear)}>{i18n._('audit.filter.clear')}</Button>}
          >
            {(search.from ?? '') > (search.to ?? '9999') && <p>{i18n._('audit.filter.reversed')}</p>}
          </Alert>
        ) : (
          <HistoryFeed key={data.brandId} rows={rows} />
        )}
      </section>
    </div>
  )
}
