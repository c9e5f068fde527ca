import { categoryLabel, purposeLabel, type StatementLocale } from '@consent-ledger/sdk'
import type { AsOf } from '@consent-ledger/sdk/brand'
import { html, raw } from 'hono/html'
import type { Denial } from '../offers/findDenials.ts'
import { fill, reasonIn, words } from '../words/words.ts'
import { askButton } from './askButton.ts'
import type { Html } from './layout.ts'

/** Purchases shown in full. */
const most = 30

/** Each use of the notice with the answer of this moment. */
export function dataPage(
  locale: StatementLocale,
  page: {
    readonly uses: readonly {
      readonly purpose: string
      readonly category: string
      /** Null: it is allowed. */
      readonly denial: Denial | null
    }[]
    readonly asOf: AsOf | null
    readonly manageUrl: string
    readonly departments: readonly { readonly key: string; readonly name: string; readonly isFavourite: boolean }[]
    /** Newest first; times in Unix seconds. */
    readonly purchases: readonly { readonly name: string; readonly boughtAt: number }[]
  },
): Html {
  const text = words[locale]
  return html`
<h1>${text.stateTitle}</h1>
<p class="intro">${text.stateIntro}</p>
<ul class="uses">${page.uses.map(
    (
      use,
    ) => html`<li data-purpose="${use.purpose}" data-category="${use.category}" data-allowed="${use.denial ? 'no' : 'yes'}">
<span class="mark" aria-hidden="true">${use.denial ? '○' : '●'}</span>
<span><strong>${categoryLabel(use.category, locale)}</strong> · ${purposeLabel(use.purpose, locale)}<br>
${use.denial ? html`${text.denied}: ${reasonIn(locale, use.denial)}` : text.allowed}</span></li>`,
  )}</ul>
${
  page.asOf && page.asOf.blockNumber !== null
    ? html`<p class="fresh">${fill(text.checkedAt, { block: String(page.asOf.blockNumber), seconds: page.asOf.ageSeconds ?? '?' })}</p>`
    : raw('')
}
<p><a class="button" href="${page.manageUrl}">${text.manage}</a></p>
${askButton(locale, { isAgain: true })}
<h2>${text.favouritesTitle}</h2>
<p class="intro">${text.favouritesIntro}</p>
<form class="favourites" method="post" action="/favourites">
${page.departments.map(
  ({ key, name, isFavourite }) =>
    html`<label><input type="checkbox" name="department" value="${key}"${isFavourite ? raw(' checked') : raw('')}> ${name}</label>`,
)}
<button class="button quiet">${text.save}</button>
</form>
<h2>${text.purchasesTitle}</h2>
<ul class="purchases">${page.purchases
    .slice(0, most)
    .map(
      ({ name, boughtAt }) =>
        html`<li><time>${new Date(boughtAt * 1000).toISOString().slice(0, 10)}</time> ${name}</li>`,
    )}</ul>
${page.purchases.length > most ? html`<p class="intro">${fill(text.earlier, { count: page.purchases.length - most })}</p>` : raw('')}`
}
