import { useLingui } from '@lingui/react'
import { type ReactNode, useId } from 'react'
import type { Revocation } from '../../config/vaultDocument.ts'
import { Card } from '../../ui/Card.tsx'
import { CopyValue } from '../../ui/CopyValue.tsx'
import { formatDateTime } from '../../ui/formatDate.ts'
import { Words } from '../../ui/Words.tsx'
import styles from './ActivityItem.module.css'
import { channelWords } from './channelWords.ts'

type ActivityItemProps = {
  readonly revocation: Revocation
  /** What is revoked, in words. */
  readonly scope: string
  /** The state, with its buttons. */
  readonly children: ReactNode
}

/** One press on "Revoke" with every channel it went through. */
export function ActivityItem({ revocation, scope, children }: ActivityItemProps) {
  const { i18n } = useLingui()
  const headingId = useId()
  const { relay, wallet, locks } = revocation
  const spent = locks.filter((lock) => lock.revokedAt !== null).length

  const words = channelWords(revocation)
  const transactionHash = wallet.transactionHash ?? relay.transactionHash

  return (
    <Card as="li" labelledBy={headingId}>
      <div>
        <h3 id={headingId} className={styles.title}>
          <Words>{i18n._('activity.revoke', { brand: revocation.brandName, scope })}</Words>
        </h3>
        <p className={styles.time}>{formatDateTime(revocation.createdAt, i18n.locales as string)}</p>
      </div>
      {children}
      <ul className={styles.channels}>
        <li>
          {i18n._('activity.channel.brand', { brand: revocation.brandName })}: {i18n._(words.endpoint)}
        </li>
        <li>
          {i18n._('activity.channel.relay')}: {i18n._(words.relay)}
        </li>
        {words.wallet !== null && (
          <li>
            {i18n._('activity.channel.wallet')}: {i18n._(words.wallet)}
          </li>
        )}
        <li>{i18n._('activity.locks', { spent, count: locks.length })}</li>
        {transactionHash !== null && (
          <li>
            {i18n._('activity.transaction')}:{' '}
            <CopyValue value={transactionHash} name={i18n._('activity.transaction')} />
          </li>
        )}
      </ul>
    </Card>
  )
}
