import type { StatementLocale } from '@consent-ledger/sdk'
import type { ExplainResult } from '@consent-ledger/sdk/brand'
import { html, raw } from 'hono/html'
import type { Offer } from '../offers/chooseOffers.ts'
import { fill, words } from '../words/words.ts'
import type { Html } from './layout.ts'

const day = (seconds: number) => new Date(seconds * 1000).toISOString().slice(0, 10)
const price = (cents: number, locale: StatementLocale) =>
  new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }).format(cents / 100)

/** One offer, its name a heading of the given level; a personal one says why it is shown and where to stop that. */
export function offerCard(
  offer: Offer,
  locale: StatementLocale,
  level: 2 | 3,
  explanation: { readonly result: ExplainResult; readonly category: string } | null,
): Html {
  const text = words[locale]
  const { product, because } = offer
  const use = explanation?.result.uses.find(({ category, allowed }) => allowed && category === explanation.category)
  return html`<li class="offer">
<img src="/pictures/${product.id}.svg" alt="" width="120" height="120" loading="lazy">
${level === 2 ? html`<h2>${product.name[locale]}</h2>` : html`<h3>${product.name[locale]}</h3>`}
<p class="price">${price(product.price, locale)}</p>
${
  because && explanation && use
    ? html`<details class="why"><summary>${text.why}</summary>
<p>${fill(text.because[because.field], { name: because.name[locale] })}</p>
<p>${use.categoryLabel} · ${use.purposeLabel}</p>
${use.text ? html`<p>${fill(text.brandSays, { text: use.text.what })}</p>` : raw('')}
<p>${fill(text.since, { date: day(use.issuedAt) })} ${use.recordedBlock === null ? '' : fill(text.block, { block: String(use.recordedBlock) })} ${fill(text.until, { date: day(use.expiresAt) })}</p>
<p><a href="${explanation.result.stopUrl}">${text.stop}</a></p></details>`
    : raw('')
}
</li>`
}
