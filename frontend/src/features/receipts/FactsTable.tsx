import type { FactRow, Facts as FactsOutcome } from '@consent-ledger/sdk'
import { useLingui } from '@lingui/react'
import { formatDateTime } from '../../ui/formatDate.ts'
import { Table } from '../../ui/Table.tsx'
import styles from './FactsTable.module.css'

/** Every check with its numbers beside the tick, in the order in which the first failing one decides. */
export function FactsTable({ facts }: { readonly facts: FactsOutcome }) {
  const { i18n } = useLingui()

  const stepWords: Record<FactRow['step'], string> = {
    parse: i18n._('receipts.step.parse'),
    signature: i18n._('receipts.step.signature'),
    notice: i18n._('receipts.step.notice'),
    terms: i18n._('receipts.step.terms'),
    controller: i18n._('receipts.step.controller'),
    recording: i18n._('receipts.step.recording'),
    expiry: i18n._('receipts.step.expiry'),
    locks: i18n._('receipts.step.locks'),
    use: i18n._('receipts.step.use'),
  }
  const outcome = ({ passed, reason }: FactRow) => {
    if (passed === null) return <span className={styles.unreached}>{i18n._('receipts.unreached')}</span>
    return passed ? (
      <span className={styles.passed}>✓ {i18n._('receipts.passed')}</span>
    ) : (
      <span className={styles.failed}>
        × {i18n._('receipts.failed')} ({reason})
      </span>
    )
  }
  const timeNames = /(^at$|At$)/
  const valueText = (name: string, value: string | number | null) => {
    if (value === null) return '–'
    if (typeof value === 'number' && timeNames.test(name) && value > 1_000_000) {
      return `${value} (${formatDateTime(value, i18n.locales as string)})`
    }
    return String(value)
  }

  return (
    <Table
      caption={i18n._('receipts.checks')}
      isCaptionHidden
      columns={[
        { key: 'step', name: i18n._('receipts.check') },
        { key: 'outcome', name: i18n._('receipts.outcome') },
        { key: 'values', name: i18n._('receipts.values') },
      ]}
      rows={facts.rows.map((row) => ({
        key: row.step,
        cells: [
          stepWords[row.step],
          outcome(row),
          <ul key="values" className={styles.values}>
            {Object.entries(row.values)
              .filter(([name]) => name !== 'statement' && name !== 'expectedStatement')
              .map(([name, value]) => (
                <li key={name}>
                  <code>{name}</code> {valueText(name, value)}
                </li>
              ))}
          </ul>,
        ],
      }))}
    />
  )
}
