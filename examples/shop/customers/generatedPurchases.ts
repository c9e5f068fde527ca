import type { Catalogue } from '../catalogue/buildCatalogue.ts'
import type { Product } from '../catalogue/product.ts'
import { seededRandom } from '../catalogue/seededRandom.ts'

/**
 * What a generated customer bought so far, newest first: a few departments they come back to, and a stray thing now and then.
 * The same customer always bought the same.
 */
export function generatedPurchases(customerId: string, catalogue: Catalogue): readonly Product[] {
  const random = seededRandom(`purchases/${customerId}`)
  const liked = random.sample(catalogue.departments, 3)
  const purchases: Product[] = []
  for (let count = random.whole(8, 24); count > 0; count--) {
    const department = random.next() < 0.85 ? random.pick(liked) : random.pick(catalogue.departments)
    purchases.push(random.pick(catalogue.productsIn(department.key)))
  }
  return purchases
}
