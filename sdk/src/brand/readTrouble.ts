import type { GuardContext } from './guardContext.ts'
import type { LiveState } from './liveState.ts'

/** Seconds of the local clock, and answers in one such stretch, after which the monotonic clock is read again: reading costs as much as finding a customer. */
const monotonicStretch = { seconds: 0.1, answers: 16 } as const

/** Why nothing at all may be decided now: the mirror and the chain disagree, or what is known is too old. Null: all is well. */
export function readTrouble(context: GuardContext, now = context.clock()): 'diverged' | 'stale' | null {
  const { live, policy, deployment } = context
  if (live.divergence !== null) return 'diverged'
  if (live.tip === null || live.polledAt === null) return 'stale'
  if (now - live.polledAt > policy.maxStaleness) return 'stale'
  if (readMonotonic(live, now) - live.polledAtMonotonic > policy.maxStaleness * 1_000) return 'stale'
  if (!deployment.idle && Math.max(Math.floor(now), live.newestTime) - live.tip.timestamp > policy.maxStaleness)
    return 'stale'
  return null
}

/** The monotonic clock, which nobody can set back, in milliseconds: as it was at most a stretch ago. */
function readMonotonic(live: LiveState, now: number): number {
  const since = now - live.monotonicReadFor
  if (!(since >= 0 && since < monotonicStretch.seconds) || ++live.monotonicAnswers >= monotonicStretch.answers) {
    live.monotonicAnswers = 0
    live.monotonicReadFor = now
    live.monotonic = performance.now()
  }
  return live.monotonic
}
