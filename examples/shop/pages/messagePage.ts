import type { StatementLocale } from '@consent-ledger/sdk'
import { html } from 'hono/html'
import { words } from '../words/words.ts'
import type { Html } from './layout.ts'

/** One sentence on a page of its own, and the way back. */
export function messagePage(locale: StatementLocale, message: string): Html {
  return html`<h1>${message}</h1>
<p><a class="button" href="/">${words[locale].home}</a></p>`
}
