import type { StatementLocale } from '@consent-ledger/sdk'
import { html } from 'hono/html'
import type { Product } from '../catalogue/product.ts'
import type { Html } from './layout.ts'
import { offerCard } from './offerCard.ts'

/** All products of one department. */
export function departmentPage(
  locale: StatementLocale,
  page: { readonly title: string; readonly products: readonly Product[] },
): Html {
  return html`<h1>${page.title}</h1>
<ul class="offers">${page.products.map((product) => offerCard({ product, because: null }, locale, 2, null))}</ul>`
}
