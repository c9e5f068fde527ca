import type { StatementLocale } from '@consent-ledger/sdk'
import { html, raw } from 'hono/html'
import { fill, words } from '../words/words.ts'
import type { Html } from './layout.ts'

/** The demonstration accounts to choose from. `isAsking`: the way leads on to the consent screen. */
export function signInPage(
  locale: StatementLocale,
  accounts: readonly { readonly id: string; readonly account: string }[],
  isAsking: boolean,
): Html {
  const text = words[locale]
  return html`<h1>${text.signIn}</h1>
<p class="intro">${text.signInIntro}</p>
<form class="accounts" method="post" action="/sign-in">
${isAsking ? html`<input type="hidden" name="then" value="personalise">` : raw('')}
${accounts.map(({ id, account }) => html`<button class="button quiet" name="account" value="${id}">${fill(text.signInAs, { account })}</button>`)}
<button class="button" name="account" value="new">${text.newAccount}</button>
</form>`
}
