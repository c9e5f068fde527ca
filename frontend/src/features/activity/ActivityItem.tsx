import { useLingui } from '@lingui/react'
import { type ReactNode, useId } from 'react'
import type { Revocation } from '../../config/vaultDocument.ts'
import { Card } from '../../ui/Card.tsx'
import { CopyValue } from '../../ui/CopyValue.tsx'
import { formatDateTime } from '../../ui/formatDate.ts'
import { Words } from '../../ui/Words.tsx'
import styles from './ActivityItem.module.css'

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
  const { endpoint, relay, wallet, locks } = revocation
  const isOver = locks.every((lock) => lock.revokedAt !== null)
  const spent = locks.filter((lock) => lock.revokedAt !== null).length

  const endpointWord = {
    idle: i18n._('activity.channel.idle'),
    asked: i18n._('activity.channel.asked'),
    answered:
      endpoint.acceptedLocks.length > 0 ? i18n._('activity.channel.accepted') : i18n._('activity.channel.notKnown'),
    refused: isOver ? i18n._('activity.channel.refused') : i18n._('activity.channel.refusedForNow'),
    silent: isOver ? i18n._('activity.channel.silent') : i18n._('activity.channel.silentForNow'),
  }[endpoint.state]
  const relayWord =
    relay.progress !== null
      ? {
          queued: i18n._('activity.relay.queued'),
          sent: i18n._('activity.relay.sent'),
          included: i18n._('activity.relay.included'),
          final: i18n._('activity.relay.final'),
        }[relay.progress]
      : {
          idle: i18n._('activity.channel.idle'),
          asked: i18n._('activity.channel.asked'),
          answered: i18n._('activity.channel.accepted'),
          refused: isOver ? i18n._('activity.channel.refused') : i18n._('activity.channel.refusedForNow'),
          silent: isOver ? i18n._('activity.channel.silent') : i18n._('activity.channel.silentForNow'),
        }[relay.state]
  const walletWord = {
    idle: '',
    asked: isOver ? i18n._('activity.wallet.unanswered') : i18n._('activity.wallet.asked'),
    rejected: i18n._('activity.wallet.rejected'),
    sent: i18n._('activity.wallet.sent'),
    included: i18n._('activity.wallet.included'),
    cancelled: i18n._('activity.wallet.cancelled'),
    replaced: i18n._('activity.wallet.replaced'),
    reverted: i18n._('activity.wallet.reverted'),
    dropped: i18n._('activity.wallet.dropped'),
  }[wallet.state]
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
          {i18n._('activity.channel.brand', { brand: revocation.brandName })}: {endpointWord}
        </li>
        <li>
          {i18n._('activity.channel.relay')}: {relayWord}
        </li>
        {walletWord !== '' && (
          <li>
            {i18n._('activity.channel.wallet')}: {walletWord}
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
