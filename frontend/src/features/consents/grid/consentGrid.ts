import type { BrandConsents } from '../brandConsents.ts'
import { brandStatus } from '../brandStatus.ts'
import type { UseLine } from '../useRow.ts'
import type { UseStatus } from '../useStatus.ts'

/** What one brand may do with one kind of data. */
export type GridCell = {
  /** All uses ever given, in force or not, by purpose. */
  readonly uses: readonly UseLine[]
  /** Number of purposes in force. */
  readonly purposes: number
  /** Unix seconds at which the last of those in force ends; null when none is. */
  readonly until: number | null
  readonly status: UseStatus
}

/** What the grid shows of a brand. */
export type GridBrand = Pick<BrandConsents, 'brandId' | 'name' | 'status'> & { readonly uses: readonly UseLine[] }

export type GridRow = { readonly brand: GridBrand; readonly cells: ReadonlyMap<string, GridCell> }

export type ConsentGrid = {
  /** Kinds of data, the columns. */
  readonly categories: readonly string[]
  /** Brands, in the order they are given. */
  readonly rows: readonly GridRow[]
}

/** Lays the consents out by brand and kind of data. A kind of data nobody was ever given has no column. */
export function consentGrid(brands: readonly GridBrand[]): ConsentGrid {
  const categories = new Set(brands.flatMap((brand) => brand.uses.map((use) => use.category)))
  return {
    categories: [...categories].sort(),
    rows: brands.map((brand) => {
      const groups = Map.groupBy(brand.uses, (use) => use.category)
      return { brand, cells: new Map([...groups].map(([category, uses]) => [category, cellOf(uses)])) }
    }),
  }
}

function cellOf(uses: readonly UseLine[]): GridCell {
  const inForce = uses.filter((use) => use.isInForce)
  return {
    uses,
    purposes: inForce.length,
    until: inForce.length === 0 ? null : Math.max(...inForce.map((use) => use.until)),
    status: brandStatus(uses),
  }
}
