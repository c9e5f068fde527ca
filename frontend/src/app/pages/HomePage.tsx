import { useLingui } from '@lingui/react'
import { Link } from '@tanstack/react-router'
import { useCustomer } from '../../config/customer.ts'
import { UnlockPanel } from '../../features/unlock/UnlockPanel.tsx'
import { Page } from '../../ui/Page.tsx'
import styles from './HomePage.module.css'

/** What this is, and the way in. */
export function HomePage() {
  const { i18n } = useLingui()
  const customer = useCustomer()
  return (
    <Page title={i18n._('app.home.title')} lead={i18n._('app.home.lead')}>
      {customer === null ? (
        <UnlockPanel />
      ) : (
        <p>
          <Link to="/me">{i18n._('app.home.mine')}</Link>
        </p>
      )}
      <ul className={styles.points}>
        <li>{i18n._('app.home.free')}</li>
        <li>{i18n._('app.home.private')}</li>
        <li>{i18n._('app.home.proof')}</li>
      </ul>
    </Page>
  )
}
