import { i18n } from '@lingui/core'

/** What is shown when the app cannot start; it uses nothing that may itself be missing. */
export function StartFailure(props: { readonly error: unknown }) {
  const detail = props.error instanceof Error ? props.error.message : String(props.error)
  return (
    <main role="alert">
      <h1>Consent Ledger</h1>
      <p>{i18n.locale === '' ? 'The app could not start. Reload the page.' : i18n._('app.startFailed')}</p>
      <p>
        <code>{detail}</code>
      </p>
    </main>
  )
}
