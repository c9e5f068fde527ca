import type { BrandConsents } from './brandConsents.ts'

/**
 * Keeps the brands, and of each the uses, that a search names: in a brand's name or domain, a kind of data or a purpose.
 *
 * @param labels how the keys are called on the screen.
 * @returns all of them for an empty search.
 */
export function filterConsents(
  brands: readonly BrandConsents[],
  search: string,
  labels: { readonly category: (key: string) => string; readonly purpose: (key: string) => string },
): readonly BrandConsents[] {
  const wanted = search.trim().toLocaleLowerCase()
  if (wanted === '') return brands
  const has = (text: string) => text.toLocaleLowerCase().includes(wanted)

  return brands.flatMap((brand) => {
    if (has(brand.name) || has(brand.domain ?? '')) return [brand]
    const uses = brand.uses.filter((use) => has(labels.category(use.category)) || has(labels.purpose(use.purpose)))
    return uses.length === 0 ? [] : [{ ...brand, uses }]
  })
}
