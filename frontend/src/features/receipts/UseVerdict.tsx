import type { Facts } from '@consent-ledger/sdk'
import { useLingui } from '@lingui/react'
import { Alert } from '../../ui/Alert.tsx'
import { FactsTable } from './FactsTable.tsx'
import styles from './UseVerdict.module.css'

type UseVerdictProps = {
  readonly facts: Facts
  /** When and up to which block the chain was read. */
  readonly checked: string
}

/** Whether a receipt allows one use, and every check behind that. */
export function UseVerdict({ facts, checked }: UseVerdictProps) {
  const { i18n } = useLingui()
  return (
    <div className={styles.verdict}>
      <Alert
        tone={facts.allowed ? 'done' : 'attention'}
        title={
          facts.allowed
            ? i18n._('receipts.verdictAllowed')
            : i18n._('receipts.verdictDenied', { reason: facts.reason ?? '' })
        }
      />
      <p className={styles.checked}>{checked}</p>
      <details>
        <summary>{i18n._('receipts.showChecks')}</summary>
        <FactsTable facts={facts} />
      </details>
    </div>
  )
}
