/** Seconds after which the newest block counts as old; the guard's default `maxStaleness`. */
export const maxBlockAge = 60

export type Freshness = {
  /** reading: first read under way; unread: it failed; lost: read before, now failing; oldBlock: the chain stands still. */
  readonly state: 'reading' | 'unread' | 'lost' | 'oldBlock' | 'fresh'
  readonly secondsSinceRead: number
  readonly blockAge: number
}

/**
 * How fresh the newest block read is.
 *
 * @param input.now Unix milliseconds, as `readAt`; `block.timestamp` is Unix seconds.
 */
export function freshnessOf(input: {
  readonly block: { readonly timestamp: number } | null
  readonly readAt: number
  readonly hasFailed: boolean
  readonly isIdleChain: boolean
  readonly now: number
}): Freshness {
  const { block, hasFailed, isIdleChain, now } = input
  if (block === null) return { state: hasFailed ? 'unread' : 'reading', secondsSinceRead: 0, blockAge: 0 }

  const secondsSinceRead = Math.max(0, Math.floor((now - input.readAt) / 1000))
  const blockAge = Math.max(0, Math.floor(now / 1000) - block.timestamp)
  const isOld = !isIdleChain && blockAge > maxBlockAge
  return { state: hasFailed ? 'lost' : isOld ? 'oldBlock' : 'fresh', secondsSinceRead, blockAge }
}
