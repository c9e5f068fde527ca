import type { Hex } from 'viem'
import type { RevocationScope } from '../../../config/vaultDocument.ts'
import type { BrandConsents } from '../brandConsents.ts'
import { isRevocable } from '../brandStatus.ts'
import type { UseRow } from '../useRow.ts'

/** What a review ends in for one brand. */
export type ReviewedBrand = {
  readonly brandId: Hex
  readonly name: string
  /** What is stopped there; `isAll` when nothing is left. */
  readonly uses: readonly UseRow[]
  readonly isAll: boolean
  readonly scopes: readonly RevocationScope[]
}

/** The name a use has in a review. */
export const reviewKey = ({ brandId, purpose, category }: Pick<UseRow, 'brandId' | 'purpose' | 'category'>): string =>
  `${brandId}|${purpose}|${category}`

/**
 * Turns the choices of a review into revocations: one of the whole brand where nothing is kept, else one per use.
 *
 * @param stopped names of the uses to stop; those that cannot be revoked any more are left out.
 * @returns the brands where something is stopped.
 */
export function planReview(brands: readonly BrandConsents[], stopped: ReadonlySet<string>): readonly ReviewedBrand[] {
  return brands.flatMap(({ brandId, name, uses: all }) => {
    const revocable = all.filter(isRevocable)
    const uses = revocable.filter((use) => stopped.has(reviewKey(use)))
    if (uses.length === 0) return []
    const isAll = uses.length === revocable.length
    const scopes: readonly RevocationScope[] = isAll
      ? [{ kind: 'brand' }]
      : uses.map(({ purpose, category }) => ({ kind: 'use', purpose, category }))
    return [{ brandId, name, uses, isAll, scopes }]
  })
}
