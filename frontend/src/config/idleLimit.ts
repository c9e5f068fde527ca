/** Minutes without use after which the app locks itself. */
export const idleLimits = [5, 15, 60] as const
export type IdleLimit = (typeof idleLimits)[number]

const storageKey = 'consent-ledger.idle'

/** The stored choice; 15 minutes when there is none. */
export function storedIdleLimit(): IdleLimit {
  const stored = Number(localStorage.getItem(storageKey))
  return idleLimits.find((limit) => limit === stored) ?? 15
}

/** Remembers the choice; it holds at once. */
export function keepIdleLimit(limit: IdleLimit): void {
  localStorage.setItem(storageKey, String(limit))
}
