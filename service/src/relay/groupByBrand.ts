import type { Hex } from 'viem'

/**
 * Groups rows by brand.
 * @param rows in any order
 * @returns each brand's rows, in the order they came
 */
export function groupByBrand<Row extends { readonly brandId: Hex }>(rows: readonly Row[]): Map<Hex, Row[]> {
  const groups = new Map<Hex, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.brandId)
    if (group === undefined) groups.set(row.brandId, [row])
    else group.push(row)
  }
  return groups
}
