import { useLingui } from '@lingui/react'
import { Link } from '@tanstack/react-router'
import { Page } from '../../ui/Page.tsx'

/** A page that needs an unlocked customer, while there is none. */
export function LockedPage({ title }: { readonly title: string }) {
  const { i18n } = useLingui()
  return (
    <Page title={title} lead={i18n._('app.locked')}>
      <p>
        <Link to="/">{i18n._('app.lost.home')}</Link>
      </p>
    </Page>
  )
}
