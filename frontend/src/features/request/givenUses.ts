import { isRevocable } from '../consents/brandStatus.ts'
import type { UseRow } from '../consents/useRow.ts'

/**
 * What a customer has given a brand and not let go, by `purpose|category`. allowed: in force; unconfirmed: signed, but the chain does not show
 * it, or not yet, so the brand may not have it at all.
 */
export type GivenUses = ReadonlyMap<string, 'allowed' | 'unconfirmed'>

/** What is given today. Whatever could still be revoked is in it: left off on the consent screen it must not live on. */
export function givenUses(uses: readonly Pick<UseRow, 'purpose' | 'category' | 'status'>[]): GivenUses {
  return new Map(
    uses
      .filter(isRevocable)
      .map(({ purpose, category, status }) => [
        `${purpose}|${category}`,
        status === 'allowed' || status === 'endsSoon' ? 'allowed' : 'unconfirmed',
      ]),
  )
}
