import { useLingui } from '@lingui/react'
import { UnlockPanel } from '../../features/unlock/UnlockPanel.tsx'
import { Page } from '../../ui/Page.tsx'

/** A page that needs an unlocked customer, while there is none: the way in, and nothing else. */
export function LockedPage({ title }: { readonly title: string }) {
  const { i18n } = useLingui()
  return (
    <Page title={title} lead={i18n._('app.locked')}>
      <UnlockPanel />
    </Page>
  )
}
