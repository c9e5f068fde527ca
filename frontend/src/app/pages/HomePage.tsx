import { useLingui } from '@lingui/react'
import { ButtonLink } from '../../ui/ButtonLink.tsx'
import { Page } from '../../ui/Page.tsx'
import styles from './HomePage.module.css'

/** What this is, and the way in. */
export function HomePage() {
  const { i18n } = useLingui()
  return (
    <Page title={i18n._('app.home.title')} lead={i18n._('app.home.lead')}>
      <div className={styles.ways}>
        <ButtonLink href="#/me">{i18n._('app.home.mine')}</ButtonLink>
        <a href="#/tour">{i18n._('app.home.tour')}</a>
      </div>
      <ul className={styles.points}>
        <li>{i18n._('app.home.free')}</li>
        <li>{i18n._('app.home.private')}</li>
        <li>{i18n._('app.home.proof')}</li>
      </ul>
    </Page>
  )
}
