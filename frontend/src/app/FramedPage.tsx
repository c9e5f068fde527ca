import { i18n } from '@lingui/core'

/**
 * What is shown inside another page's frame, where that page could lay something over ours: nothing to press but the way out. Our
 * headers forbid frames; this is for a server that forgot them.
 */
export function FramedPage() {
  return (
    <main>
      <h1>Consent Ledger</h1>
      <p>{i18n._('app.framed')}</p>
      <p>
        <a href={location.href} target="_blank" rel="noopener noreferrer">
          {i18n._('app.framedOpen')}
        </a>
      </p>
    </main>
  )
}
