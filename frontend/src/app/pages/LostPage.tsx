import { useLingui } from '@lingui/react'
import { Link } from '@tanstack/react-router'
import { Page } from '../../ui/Page.tsx'

/** Shown for an address the app does not know. */
export function LostPage() {
  const { i18n } = useLingui()
  return (
    <Page title={i18n._('app.lost.title')} lead={i18n._('app.lost.lead')}>
      <p>
        <Link to="/">{i18n._('app.lost.home')}</Link>
      </p>
    </Page>
  )
}
