import { useLingui } from '@lingui/react'
import { Link } from '@tanstack/react-router'
import styles from './CustomerNavigation.module.css'

/** The customer's own pages. */
export function CustomerNavigation() {
  const { i18n } = useLingui()
  const here = { className: styles.here, 'aria-current': 'page' } as const
  return (
    <nav aria-label={i18n._('app.me')} className={styles.links}>
      <Link to="/me" activeOptions={{ exact: true, includeSearch: false }} activeProps={here}>
        {i18n._('app.consents')}
      </Link>
      <Link to="/me/activity" activeProps={here}>
        {i18n._('app.activity')}
      </Link>
      <Link to="/me/settings" activeProps={here}>
        {i18n._('app.settings')}
      </Link>
    </nav>
  )
}
