import type { Receipt } from '@consent-ledger/sdk'
import { useLingui } from '@lingui/react'
import { type ReactNode, useId } from 'react'
import { Card } from '../../ui/Card.tsx'
import { formatDateTime } from '../../ui/formatDate.ts'
import { StatusShape } from '../../ui/StatusShape.tsx'
import { Words } from '../../ui/Words.tsx'
import styles from './ActivityItem.module.css'

type GivenItemProps = {
  readonly receipt: Receipt
  readonly brandName: string
  /** The kinds of data it is about, in words. */
  readonly data: string
  /** Time stamp of the recording as read from the chain; 0: not recorded; null: not known. */
  readonly recordedAt: number | null
  /** A link to the receipt. */
  readonly children: ReactNode
}

/** One consent the customer gave, and whether the chain holds it. */
export function GivenItem({ receipt, brandName, data, recordedAt, children }: GivenItemProps) {
  const { i18n } = useLingui()
  const headingId = useId()
  const locale = i18n.locales as string
  const isWaiting = receipt.recording === null || recordedAt === 0

  return (
    <Card as="li" labelledBy={headingId}>
      <div>
        <h3 id={headingId} className={styles.title}>
          {i18n._('activity.given', { brand: brandName })}
        </h3>
        <p>
          <Words>{data}</Words>
        </p>
        <p className={styles.time}>{formatDateTime(receipt.consent.issuedAt, locale)}</p>
      </div>
      <p>
        {isWaiting ? (
          <StatusShape status="pending" word={i18n._('activity.waitingForRecord')} />
        ) : recordedAt === null ? (
          i18n._('activity.unread')
        ) : (
          <StatusShape
            status="allowed"
            word={i18n._('activity.recorded', { time: formatDateTime(recordedAt, locale) })}
          />
        )}
      </p>
      <p>{children}</p>
    </Card>
  )
}
