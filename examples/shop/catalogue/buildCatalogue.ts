import type { ShopName } from '../shopName.ts'
import { departmentStoreRange } from './departmentStoreRange.ts'
import { pharmacyRange } from './pharmacyRange.ts'
import type { Product, Words } from './product.ts'
import type { Department, Kind, Range } from './range.ts'
import { seededRandom } from './seededRandom.ts'

/** All products of a shop, and how they hang together. */
export type Catalogue = {
  readonly products: readonly Product[]
  readonly departments: readonly Department[]
  find(id: string): Product | undefined
  kindOf(product: Product): Kind
  productsOf(kind: string): readonly Product[]
  productsIn(department: string): readonly Product[]
  departmentOf(key: string): Department | undefined
}

const ranges: Readonly<Record<ShopName, Range>> = { 'department-store': departmentStoreRange, pharmacy: pharmacyRange }

/**
 * Makes a shop's catalogue, the same at every run.
 *
 * @returns a few hundred products with names in three languages.
 */
export function buildCatalogue(shop: ShopName): Catalogue {
  const range = ranges[shop]
  const random = seededRandom(`catalogue/${shop}`)
  const products: Product[] = []
  for (const department of range.departments) {
    for (const kind of department.kinds) {
      const family = range.variants[kind.variants] ?? []
      const line = range.linedVariants.includes(kind.variants) ? random.pick(range.lines) : null
      const variants = random.sample(family, range.perKind).sort((a, b) => family.indexOf(a) - family.indexOf(b))
      const [from, to] = kind.price
      // Packages grow with their size, so their prices do; colours cost nearly the same.
      const isSized = variants.every(({ colour }) => colour === null)
      const base = from + random.next() * (to - from)
      for (const [index, variant] of variants.entries()) {
        const euro = isSized ? from + ((to - from) * (index + random.next() * 0.5)) / variants.length : base
        products.push({
          id: `${range.prefix}-${String(products.length + 1).padStart(4, '0')}`,
          department: department.key,
          kind: kind.key,
          name: nameOf(kind, line, variant.name),
          price: Math.max(1, Math.round(euro)) * 100 - (random.next() < 0.7 ? 5 : 50),
          shape: kind.shape,
          colour: variant.colour ?? random.pick(range.colours),
        })
      }
    }
  }

  const byId = new Map(products.map((product) => [product.id, product]))
  const kinds = new Map(range.departments.flatMap(({ kinds }) => kinds.map((kind) => [kind.key, kind] as const)))
  const byKind = Map.groupBy(products, ({ kind }) => kind)
  const byDepartment = Map.groupBy(products, ({ department }) => department)

  return {
    products,
    departments: range.departments,
    find: (id) => byId.get(id),
    kindOf: (product) => kinds.get(product.kind) as Kind,
    productsOf: (kind) => byKind.get(kind) ?? [],
    productsIn: (department) => byDepartment.get(department) ?? [],
    departmentOf: (key) => range.departments.find((department) => department.key === key),
  }
}

function nameOf(kind: Kind, line: string | null, variant: Words): Words {
  if (line === null) {
    return {
      en: `${kind.name.en}, ${variant.en}`,
      de: `${kind.name.de}, ${variant.de}`,
      nl: `${kind.name.nl}, ${variant.nl}`,
    }
  }
  return {
    en: `${kind.name.en} “${line}”, ${variant.en}`,
    de: `${kind.name.de} „${line}“, ${variant.de}`,
    nl: `${kind.name.nl} ‘${line}’, ${variant.nl}`,
  }
}
