import { useLingui } from '@lingui/react'
import { Link } from '@tanstack/react-router'
import { formatDateTime } from '../../ui/formatDate.ts'
import styles from './ConsentHistory.module.css'
import type { ConsentEvent } from './listEvents.ts'
import { useLabels } from './useLabels.ts'

/** What happened with a brand, the newest first; each entry leads to its receipt. */
export function ConsentHistory({ events }: { readonly events: readonly ConsentEvent[] }) {
  const { i18n } = useLingui()
  const labels = useLabels()

  const wordOf = ({ kind, isByBrand, use }: ConsentEvent): string => {
    switch (kind) {
      case 'given':
        return i18n._('consents.history.given')
      case 'recorded':
        return i18n._('consents.history.recorded')
      case 'ended':
        return i18n._('consents.history.ended')
      case 'revoked':
        return isByBrand ? i18n._('consents.history.revokedByBrand') : i18n._('consents.history.revoked')
      case 'revoked-use': {
        const values = { category: labels.category(use?.category ?? ''), purpose: labels.purpose(use?.purpose ?? '') }
        return isByBrand
          ? i18n._('consents.history.useRevokedByBrand', values)
          : i18n._('consents.history.useRevoked', values)
      }
    }
  }

  return (
    <ol className={styles.history}>
      {events.map((event) => (
        <li key={`${event.kind}|${event.consentHash}|${event.use?.purpose}|${event.use?.category}`}>
          <time dateTime={new Date(event.at * 1000).toISOString()}>
            {formatDateTime(event.at, i18n.locales as string)}
          </time>
          <span>{wordOf(event)}</span>
          <Link to="/me/receipts/$hash" params={{ hash: event.consentHash }}>
            {i18n._('consents.receipt')}
          </Link>
        </li>
      ))}
    </ol>
  )
}
