import type { Receipt } from '@consent-ledger/sdk'
import { useLingui } from '@lingui/react'
import { receiptHash } from '../../config/receiptHash.ts'
import { Alert } from '../../ui/Alert.tsx'
import { CopyValue } from '../../ui/CopyValue.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { formatDateTime } from '../../ui/formatDate.ts'
import { formatNumber } from '../../ui/formatNumber.ts'
import type { RecordingPlace } from './queries.ts'
import styles from './RecordingProof.module.css'
import { recomputeProof } from './recomputeProof.ts'

type RecordingProofProps = {
  readonly receipt: Receipt
  /** Time stamp of the root's recording as read from the chain; 0: not recorded; null: not known. */
  readonly recordedAt: number | null
  readonly place: RecordingPlace | null
  readonly isPlaceMissing: boolean
}

/** Root, block and transaction of a recording, and the proof walked again in this browser. */
export function RecordingProof({ receipt, recordedAt, place, isPlaceMissing }: RecordingProofProps) {
  const { i18n } = useLingui()
  if (receipt.recording === null) return <p>{i18n._('receipts.notRecorded')}</p>

  const { root, proof } = receipt.recording
  const recomputed = recomputeProof(receiptHash(receipt), proof)
  const leads = recomputed.root === root.toLowerCase()
  const rootName = i18n._('receipts.root')

  return (
    <>
      <Alert
        tone={!leads ? 'fault' : recordedAt ? 'done' : 'attention'}
        title={
          !leads
            ? i18n._('receipts.proof.broken')
            : recordedAt
              ? i18n._('receipts.proof.good')
              : i18n._('receipts.proof.rootUnknown')
        }
      />
      <Facts
        rows={[
          [rootName, <CopyValue key="root" value={root} name={rootName} />],
          ...(recordedAt
            ? [[i18n._('receipts.recordedAt'), formatDateTime(recordedAt, i18n.locales as string)] as const]
            : []),
          ...(place === null
            ? []
            : [
                [i18n._('receipts.block'), formatNumber(place.blockNumber)] as const,
                [
                  i18n._('receipts.transaction'),
                  <CopyValue key="transaction" value={place.transactionHash} name={i18n._('receipts.transaction')} />,
                ] as const,
              ]),
        ]}
      />
      {isPlaceMissing && <p>{i18n._('receipts.placeMissing')}</p>}
      <details>
        <summary>{i18n._('receipts.proof.steps', { count: recomputed.steps.length })}</summary>
        <ol className={styles.steps}>
          <li>
            {i18n._('receipts.proof.leaf')} <code>{recomputed.leaf}</code>
          </li>
          {recomputed.steps.map((step) => (
            <li key={step.parent}>
              {i18n._('receipts.proof.with')} <code>{step.sibling}</code> → <code>{step.parent}</code>
            </li>
          ))}
        </ol>
      </details>
    </>
  )
}
