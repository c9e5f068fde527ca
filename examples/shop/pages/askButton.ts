import type { StatementLocale } from '@consent-ledger/sdk'
import { html, raw } from 'hono/html'
import { words } from '../words/words.ts'
import type { Html } from './layout.ts'

/** The way to the consent screen: the ready-made button, and a form of our own for a browser without scripts. */
export function askButton(locale: StatementLocale, { isAgain }: { readonly isAgain: boolean }): Html {
  const text = words[locale]
  return html`<consent-request action="/personalise"${isAgain ? raw(' again') : raw('')}></consent-request>
<noscript><form method="post" action="/personalise"><button class="button">${isAgain ? text.personaliseAgain : text.personalise}</button></form></noscript>`
}
