import { useLingui } from '@lingui/react'
import { Link } from '@tanstack/react-router'
import { formatDateTime } from '../../ui/formatDate.ts'
import styles from './ConsentHistory.module.css'
import type { ConsentEvent } from './listEvents.ts'
import { useEventWords } from './useEventWords.ts'

/** What happened with a brand, the newest first; each entry leads to its receipt. */
export function ConsentHistory({ events }: { readonly events: readonly ConsentEvent[] }) {
  const { i18n } = useLingui()
  const wordsOf = useEventWords()

  return (
    <ol className={styles.history}>
      {events.map((event) => (
        <li key={`${event.kind}|${event.consentHash}|${event.use?.purpose}|${event.use?.category}`}>
          <time dateTime={new Date(event.at * 1000).toISOString()}>
            {formatDateTime(event.at, i18n.locales as string)}
          </time>
          <span>{wordsOf(event)}</span>
          <Link to="/me/receipts/$hash" params={{ hash: event.consentHash }}>
            {i18n._('consents.receipt')}
          </Link>
        </li>
      ))}
    </ol>
  )
}
