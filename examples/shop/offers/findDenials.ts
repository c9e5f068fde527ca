import type { DecisionReason, Guard } from '@consent-ledger/sdk/brand'
import type { AwaitedUses } from './awaitedUses.ts'

/** Why one category may not be used. */
export type Denial = {
  readonly category: string
  readonly reason: DecisionReason
  /** Who ended the consent, when it was revoked. */
  readonly by: 'customer' | 'brand' | null
}

/** Why each category that is denied now is denied. Nothing is used and nothing counts. */
export function findDenials(
  guard: Guard,
  customerId: string,
  input: { readonly purpose: string; readonly categories: readonly string[]; readonly gpc: boolean },
  awaited: AwaitedUses,
): Denial[] {
  const { purpose, gpc } = input
  return input.categories.flatMap((category) => {
    const use = { purpose, category }
    const { reason, revocation } = guard.check(customerId, { purpose, categories: [category], gpc })
    if (reason === null || reason === 'revoked') awaited.settle(customerId, use)
    if (reason === null) return []
    const isAwaited = reason === 'not-granted' && awaited.has(customerId, use)
    return [{ category, reason: isAwaited ? 'not-recorded' : reason, by: revocation?.by ?? null }]
  })
}

/** Whether a consent is there that only waits for the chain. */
export function isWaiting({ reason }: Denial): boolean {
  return reason === 'not-recorded' || reason === 'not-final'
}
