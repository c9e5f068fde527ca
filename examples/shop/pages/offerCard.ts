import type { StatementLocale } from '@consent-ledger/sdk'
import { html, raw } from 'hono/html'
import type { Offer } from '../offers/chooseOffers.ts'
import { fill, words } from '../words/words.ts'
import type { Html } from './layout.ts'

const price = (cents: number, locale: StatementLocale) =>
  new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }).format(cents / 100)

/** One offer, its name a heading of the given level; a personal one says which use it rests on, and can say why and where to stop that. */
export function offerCard(
  offer: Offer,
  locale: StatementLocale,
  level: 2 | 3,
  use: { readonly purpose: string; readonly category: string } | null,
): Html {
  const text = words[locale]
  const { product, because } = offer
  return html`<li class="offer">
<img src="/pictures/${product.id}.svg" alt="" width="120" height="120" loading="lazy">
${level === 2 ? html`<h2>${product.name[locale]}</h2>` : html`<h3>${product.name[locale]}</h3>`}
<p class="price">${price(product.price, locale)}</p>
${
  because && use
    ? html`<consent-why purpose="${use.purpose}" category="${use.category}">${fill(text.because[because.field], { name: because.name[locale] })}</consent-why>`
    : raw('')
}
</li>`
}
