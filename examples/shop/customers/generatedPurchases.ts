import type { Catalogue } from '../catalogue/buildCatalogue.ts'
import type { Product } from '../catalogue/product.ts'
import { seededRandom } from '../catalogue/seededRandom.ts'

/** One thing a generated customer bought, and how long ago. */
export type GeneratedPurchase = { readonly product: Product; readonly daysAgo: number }

const years = 3

/**
 * What a generated customer bought in the last three years, newest first: a few departments they come back to, and a stray thing now and then.
 * The same customer always bought the same.
 *
 * @param customerId customers whose id starts with `demo-` have bought a few hundred things, others a few dozen
 */
export function generatedPurchases(customerId: string, catalogue: Catalogue): readonly GeneratedPurchase[] {
  const random = seededRandom(`purchases/${customerId}`)
  const liked = random.sample(catalogue.departments, 3)
  const count = customerId.startsWith('demo-') ? random.whole(200, 320) : random.whole(12, 36)
  return Array.from({ length: count }, () => {
    const department = random.next() < 0.85 ? random.pick(liked) : random.pick(catalogue.departments)
    return { product: random.pick(catalogue.productsIn(department.key)), daysAgo: random.whole(1, years * 365) }
  }).sort((a, b) => a.daysAgo - b.daysAgo)
}
