import type { Shape } from './drawShape.ts'
import type { Words } from './product.ts'

/** A colour, size or flavour: what tells products of one kind apart. */
export type Variant = { readonly name: Words; readonly colour: string | null }

/** A kind of product, from which the catalogue makes several. */
export type Kind = {
  readonly key: string
  readonly name: Words
  /** Euro: from, to. */
  readonly price: readonly [from: number, to: number]
  readonly shape: Shape
  /** Name of the family of variants. */
  readonly variants: string
  /** Kinds that people who have this one are glad of. */
  readonly goesWith: readonly string[]
}

export type Department = { readonly key: string; readonly name: Words; readonly kinds: readonly Kind[] }

/** All a shop sells, before the catalogue is made of it. */
export type Range = {
  /** First letters of the product ids. */
  readonly prefix: string
  readonly departments: readonly Department[]
  readonly variants: Readonly<Record<string, readonly Variant[]>>
  /** Products per kind. */
  readonly perKind: number
  /** Names of product lines, put between kind and variant. */
  readonly lines: readonly string[]
  /** Families of variants whose products belong to a line. */
  readonly linedVariants: readonly string[]
  /** Colours of packages whose variant has none. */
  readonly colours: readonly string[]
}
