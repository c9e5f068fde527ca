import type { I18n } from '@lingui/core'
import { I18nProvider, useLingui } from '@lingui/react'
import { StrictMode } from 'react'
import { Frame } from './Frame.tsx'
import { HomePage } from './pages/HomePage.tsx'

type WelcomeProps = {
  readonly i18n: I18n
  /** The rest of the app is being fetched, since another page was asked for. */
  readonly isLeaving: boolean
}

/** The start page before the rest of the app is there: nothing on it needs a wallet, a node or the router. */
export function Welcome({ i18n, isLeaving }: WelcomeProps) {
  return (
    <StrictMode>
      <I18nProvider i18n={i18n}>
        <Frame path="/" note={isLeaving ? <Opening /> : undefined}>
          <HomePage />
        </Frame>
      </I18nProvider>
    </StrictMode>
  )
}

function Opening() {
  const { i18n } = useLingui()
  return <p role="status">{i18n._('app.opening')}</p>
}
