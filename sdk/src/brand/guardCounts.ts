import type { Decision, DecisionReason } from './decision.ts'

/** What a guard has answered since it started. */
export type GuardCounts = {
  /** Answers of `check`, `checkMany` and `assert`, by reason; `allowed` for those that allow. */
  readonly checks: Readonly<Record<DecisionReason | 'allowed', number>>
  /** Calls of `audience`. */
  readonly audiences: number
  /** Calls of `use` that were allowed to run. */
  readonly uses: number
}

/** Where each reason is counted: the order means nothing. */
const places: Record<DecisionReason | 'allowed', number> = {
  allowed: 0,
  'opted-out': 1,
  diverged: 2,
  stale: 3,
  malformed: 4,
  'wrong-ledger': 5,
  'wrong-brand': 6,
  'bad-signature': 7,
  'unknown-notice': 8,
  'bad-terms': 9,
  'not-in-notice': 10,
  'statement-mismatch': 11,
  'controller-changed': 12,
  'not-recorded': 13,
  'recorded-late': 14,
  expired: 15,
  revoked: 16,
  'not-granted': 17,
  'not-final': 18,
  'limit-reached': 19,
}
const reasons = Object.keys(places) as (DecisionReason | 'allowed')[]

/** Counters in one typed array, so that counting a check costs next to nothing; they are put into words only when somebody reads them. */
export function createGuardCounts() {
  const checks = new Float64Array(reasons.length)
  let audiences = 0
  let uses = 0
  return {
    countCheck(decision: Decision): Decision {
      const place = decision.reason === null ? places.allowed : places[decision.reason]
      checks[place] = (checks[place] as number) + 1
      return decision
    },
    countAudience(): void {
      audiences++
    },
    countUse(): void {
      uses++
    },
    read(): GuardCounts {
      const named = reasons.map((reason) => [reason, checks[places[reason]] as number])
      return { checks: Object.fromEntries(named) as GuardCounts['checks'], audiences, uses }
    },
  }
}
