/** Seconds a recording may be waited for before the shop stops expecting it. */
const patience = 60

type Use = { readonly purpose: string; readonly category: string }

/** Uses a customer allowed a moment ago that the shop has not seen allowed yet. */
export type AwaitedUses = {
  add(customerId: string, uses: readonly Use[]): void
  has(customerId: string, use: Use): boolean
  /** It was seen as something else than not granted: it is awaited no longer. */
  settle(customerId: string, use: Use): void
}

/**
 * Remembers which uses came in with the latest receipts. In memory only: it serves to say "waits" instead of "not allowed", and decides nothing.
 *
 * Beside an older consent that does not cover a use, the guard calls that use `not-granted` until the new one is recorded. To the customer, who
 * has just allowed it, that would be wrong.
 */
export function createAwaitedUses(): AwaitedUses {
  const addedAt = new Map<string, number>()
  const keyOf = (customerId: string, { purpose, category }: Use) => `${customerId} ${purpose} ${category}`
  const isOver = (at: number | undefined) => at === undefined || performance.now() - at > patience * 1000
  return {
    add(customerId, uses) {
      for (const [key, at] of addedAt) if (isOver(at)) addedAt.delete(key)
      for (const use of uses) addedAt.set(keyOf(customerId, use), performance.now())
    },
    has: (customerId, use) => !isOver(addedAt.get(keyOf(customerId, use))),
    settle: (customerId, use) => void addedAt.delete(keyOf(customerId, use)),
  }
}
