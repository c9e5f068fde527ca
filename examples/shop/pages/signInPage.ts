import type { StatementLocale } from '@consent-ledger/sdk'
import { html } from 'hono/html'
import { fill, words } from '../words/words.ts'
import type { Html } from './layout.ts'

/** The demonstration accounts to choose from. */
export function signInPage(
  locale: StatementLocale,
  accounts: readonly { readonly id: string; readonly account: string }[],
): Html {
  const text = words[locale]
  return html`<h1>${text.signIn}</h1>
<p class="intro">${text.signInIntro}</p>
<form class="accounts" method="post" action="/sign-in">
${accounts.map(({ id, account }) => html`<button class="button quiet" name="account" value="${id}">${fill(text.signInAs, { account })}</button>`)}
<button class="button" name="account" value="new">${text.newAccount}</button>
</form>`
}
