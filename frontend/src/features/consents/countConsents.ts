import type { UseLine } from './useRow.ts'

/** The numbers of the sentence that comes before the table. */
export type ConsentCounts = {
  readonly brands: number
  readonly categories: number
  readonly purposes: number
  /** Uses in force that end soon. */
  readonly ending: number
  /** Uses the customer has stopped and the chain does not show stopped yet. */
  readonly pending: number
  /** Uses given and not recorded yet. */
  readonly waiting: number
  /** Uses nothing can be said about. */
  readonly unknown: number
}

/** Counts what is in force today. What is being revoked counts until the chain says otherwise. */
export function countConsents(uses: readonly UseLine[]): ConsentCounts {
  const inForce = uses.filter((use) => use.isInForce)
  const count = (status: UseLine['status']) => uses.filter((use) => use.status === status).length
  return {
    brands: new Set(inForce.map((use) => use.brandId)).size,
    categories: new Set(inForce.map((use) => use.category)).size,
    purposes: new Set(inForce.map((use) => use.purpose)).size,
    ending: count('endsSoon'),
    pending: count('pending'),
    waiting: count('waiting'),
    unknown: count('unknown'),
  }
}
