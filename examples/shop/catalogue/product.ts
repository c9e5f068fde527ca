import type { StatementLocale } from '@consent-ledger/sdk'
import type { Shape } from './drawShape.ts'

/** A text in the three languages of the shops. */
export type Words = Readonly<Record<StatementLocale, string>>

/** One thing a shop sells. */
export type Product = {
  readonly id: string
  readonly department: string
  /** What it is, whatever its colour or size: `mug`. */
  readonly kind: string
  readonly name: Words
  /** Euro cents. */
  readonly price: number
  readonly shape: Shape
  /** Colour of the thing on its picture: `#rrggbb`. */
  readonly colour: string
}
