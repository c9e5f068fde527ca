import type { BrandConsents } from './brandConsents.ts'
import type { UseRow } from './useRow.ts'
import type { UseStatus } from './useStatus.ts'

/** How keys are called on the screen. */
type Labels = {
  readonly category: (key: string) => string
  readonly purpose: (key: string) => string
  readonly status: (status: UseStatus) => string
}

/**
 * Keeps the brands that a search names, by their name or domain or by the data, the purpose or the status of a use. Each stays whole: what
 * its row shows is what its Revoke stops.
 *
 * @returns all of them for an empty search.
 */
export function filterBrands(
  brands: readonly BrandConsents[],
  search: string,
  labels: Labels,
): readonly BrandConsents[] {
  return brands.filter((brand) => filterUses([brand], search, labels).length > 0)
}

/** The same, and of each brand that is not named itself only the uses that are: for lists of uses, each with its own Revoke. */
export function filterUses(brands: readonly BrandConsents[], search: string, labels: Labels): readonly BrandConsents[] {
  const wanted = search.trim().toLocaleLowerCase()
  if (wanted === '') return brands
  const has = (text: string) => text.toLocaleLowerCase().includes(wanted)
  const isNamed = ({ category, purpose, status }: UseRow) =>
    has(labels.category(category)) || has(labels.purpose(purpose)) || has(labels.status(status))

  return brands.flatMap((brand) => {
    if (has(brand.name) || has(brand.domain ?? '')) return [brand]
    const uses = brand.uses.filter(isNamed)
    return uses.length === 0 ? [] : [{ ...brand, uses }]
  })
}
