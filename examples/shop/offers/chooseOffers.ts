import type { Catalogue } from '../catalogue/buildCatalogue.ts'
import type { Product, Words } from '../catalogue/product.ts'
import type { CustomerRecord } from '../data/shopData.ts'

/** A product with the fact about the customer that led to it; plain offers have none. */
export type Offer = {
  readonly product: Product
  readonly because: { readonly field: keyof CustomerRecord; readonly name: Words } | null
}

const wanted = 6

/** The offers everybody sees. They change with the week, never with the person. */
export function plainOffers(catalogue: Catalogue, week: number): readonly Offer[] {
  const step = Math.floor(catalogue.products.length / wanted)
  return Array.from({ length: wanted }, (_, index) => ({
    product: catalogue.products[(week * 7 + index * step) % catalogue.products.length] as Product,
    because: null,
  }))
}

/**
 * Offers for one customer, from nothing but the fields it is given: what is not in `record` cannot play a part.
 * @param record the minimised record
 */
export function personalOffers(catalogue: Catalogue, record: Partial<CustomerRecord>): readonly Offer[] {
  const owned = new Set(record.purchases ?? [])
  const chosen = new Map<string, Offer>()
  const add = (product: Product | undefined, because: Offer['because']) => {
    if (product && !owned.has(product.id) && !chosen.has(product.kind)) chosen.set(product.kind, { product, because })
  }
  for (const id of record.purchases ?? []) {
    const bought = catalogue.find(id)
    if (!bought) continue
    for (const kind of catalogue.kindOf(bought).goesWith) {
      const matching = catalogue.productsOf(kind).find(({ colour }) => colour === bought.colour)
      add(matching ?? catalogue.productsOf(kind)[0], { field: 'purchases', name: catalogue.kindOf(bought).name })
    }
  }
  const fromDepartments = (field: 'favourites' | 'browsing', keys: readonly string[], each: number) => {
    for (const key of keys) {
      const department = catalogue.departmentOf(key)
      if (!department) continue
      for (const product of catalogue
        .productsIn(key)
        .filter((_, index) => index % 3 === 1)
        .slice(0, each)) {
        add(product, { field, name: department.name })
      }
    }
  }
  const purchaseOffers = [...chosen.values()].slice(0, record.favourites?.length ? wanted / 2 : wanted)
  chosen.clear()
  for (const offer of purchaseOffers) chosen.set(offer.product.kind, offer)
  fromDepartments('favourites', record.favourites ?? [], 3)
  fromDepartments('browsing', record.browsing ?? [], 3)
  return [...chosen.values()].slice(0, wanted)
}
