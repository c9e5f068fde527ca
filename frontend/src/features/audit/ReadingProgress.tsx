import type { HistoryProgress } from '@consent-ledger/sdk/audit'
import { useLingui } from '@lingui/react'
import { formatNumber } from '../../ui/formatNumber.ts'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import styles from './ReadingProgress.module.css'

/** How far reading the chain has come. */
export function ReadingProgress(props: { readonly progress: HistoryProgress | null }) {
  const { i18n } = useLingui()
  const { progress } = props
  const text =
    progress === null
      ? i18n._('audit.reading.start')
      : {
          logs: () =>
            i18n._('audit.reading.logs', {
              block: formatNumber(progress.block),
              last: formatNumber(progress.toBlock),
              events: formatNumber(progress.events),
            }),
          times: () => i18n._('audit.reading.times'),
          state: () => i18n._('audit.reading.state'),
        }[progress.phase]()
  return (
    <div className={styles.reading}>
      <p role="status">{text}</p>
      <ProgressBar label={i18n._('audit.reading.start')} fraction={progress?.fraction ?? null} />
    </div>
  )
}
