import { categoryLabel, type StatementLocale } from '@consent-ledger/sdk'
import type { AsOf } from '@consent-ledger/sdk/brand'
import { html, raw } from 'hono/html'
import type { Offer } from '../offers/chooseOffers.ts'
import { fieldMap } from '../offers/fieldMap.ts'
import type { Denial } from '../offers/findDenials.ts'
import type { ShopName } from '../shopName.ts'
import { fill, reasonIn, words } from '../words/words.ts'
import { askButton } from './askButton.ts'
import type { Html } from './layout.ts'
import { offerCard } from './offerCard.ts'

/** One row of offers as it turned out: personal, or plain with the reasons. */
export type Row = {
  readonly purpose: string
  readonly isPersonal: boolean
  readonly offers: readonly Offer[]
  readonly denied: readonly Denial[]
}

/** Home: what may be personal is, what may not be is plain and says so. */
export function homePage(
  locale: StatementLocale,
  page: {
    readonly shop: ShopName
    readonly isSignedIn: boolean
    readonly isWaiting: boolean
    readonly hasConsent: boolean
    readonly rows: readonly Row[]
    readonly asOf: AsOf | null
  },
): Html {
  const text = words[locale]
  return html`
<section class="hero">
<div>
<p class="tagline">${text.tagline[page.shop]}</p>
${
  page.isWaiting
    ? html`<p class="banner" role="status" data-waiting>${text.waiting}</p>`
    : html`<p>${text.personaliseIntro}</p>
${askButton(locale, { isAgain: page.hasConsent })}`
}
</div>
<img class="scene" src="/scene.svg" alt="" width="560" height="280">
</section>
${page.rows.map((row, index) => {
  const title = index === 0 ? (row.isPersonal ? text.personalTitle : text.plainTitle) : text.recommendTitle
  const intro =
    index === 0
      ? row.isPersonal
        ? text.personalIntro
        : text.plainIntro
      : row.isPersonal
        ? text.recommendPersonal
        : text.recommendPlain
  return html`<section class="row" data-purpose="${row.purpose}" data-personal="${row.isPersonal ? 'yes' : 'no'}">
${index === 0 ? html`<h1>${title}</h1>` : html`<h2>${title}</h2>`}
<p class="intro">${intro}</p>
${
  page.isSignedIn && row.denied.length > 0
    ? html`<ul class="reasons">${row.denied.map(
        (denial) =>
          html`<li data-category="${denial.category}" data-reason="${denial.reason}"><strong>${categoryLabel(denial.category, locale)}</strong>: ${reasonIn(locale, denial)}</li>`,
      )}</ul>`
    : raw('')
}
<ul class="offers">${row.offers.map((offer) =>
    offerCard(
      offer,
      locale,
      index === 0 ? 2 : 3,
      offer.because && { purpose: row.purpose, category: fieldMap[offer.because.field] },
    ),
  )}</ul>
</section>`
})}
${
  page.asOf && page.asOf.blockNumber !== null
    ? html`<p class="fresh">${fill(text.checkedAt, { block: String(page.asOf.blockNumber), seconds: page.asOf.ageSeconds ?? '?' })}</p>`
    : raw('')
}`
}
