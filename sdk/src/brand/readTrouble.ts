import type { GuardContext } from './guardContext.ts'

/** Why nothing at all may be decided now: the mirror and the chain disagree, or what is known is too old. Null: all is well. */
export function readTrouble(context: GuardContext, now = context.clock()): 'diverged' | 'stale' | null {
  const { live, policy, deployment } = context
  if (live.divergence !== null) return 'diverged'
  if (live.tip === null || live.polledAt === null) return 'stale'
  if (now - live.polledAt > policy.maxStaleness) return 'stale'
  if (performance.now() - live.polledAtMonotonic > policy.maxStaleness * 1_000) return 'stale'
  if (!deployment.idle && Math.max(Math.floor(now), live.newestTime) - live.tip.timestamp > policy.maxStaleness)
    return 'stale'
  return null
}
