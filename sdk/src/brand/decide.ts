import { isCategory, isDeniedByGpc, isPurpose } from '../protocol/vocabulary.ts'
import type { AsOf, CategoryDecision, Decision, DecisionReason } from './decision.ts'
import type { Ask } from './guard.ts'
import type { GuardContext } from './guardContext.ts'
import { MadeCategoryDecision, MadeDecision } from './madeDecision.ts'
import { readTrouble } from './readTrouble.ts'

/** What a decision made now rests on: the same object again while nothing in it changes. */
export function readAsOf(context: GuardContext, now = context.clock()): AsOf {
  const { live, deployment, policy } = context
  const { tip, sources } = live
  const since = deployment.idle ? live.polledAt : (tip?.timestamp ?? null)
  const moment = deployment.idle ? now : Math.max(Math.floor(now), live.newestTime)
  const ageSeconds = tip === null || since === null ? null : Math.max(0, Math.floor(moment - since))
  const last = live.asOf
  if (last !== null && last.tip === tip && last.answer.ageSeconds === ageSeconds && last.answer.sources === sources) {
    return last.answer
  }
  const answer: AsOf = Object.freeze({
    blockNumber: tip === null ? null : BigInt(tip.number),
    blockHash: tip?.hash ?? null,
    finality: policy.finality,
    ageSeconds,
    sources,
  })
  live.asOf = { tip, answer }
  return answer
}

/**
 * Decides from memory: no I/O, no cryptography, no throwing.
 *
 * The guard's policy comes first (opted out, diverged, stale), then the facts of the receipts, then finality.
 */
export function decide(context: GuardContext, customerId: string, ask: Ask): Decision {
  const now = context.clock()
  const at = Math.max(Math.floor(now), context.live.newestTime)
  const asOf = readAsOf(context, now)
  const { purpose, categories } = ask

  const fault = findFault(context, customerId, ask) ?? findPolicyReason(context, ask, now)
  if (fault !== null) {
    const listed = Array.isArray(categories) ? categories : []
    return new MadeDecision(
      purpose,
      listed.map((category) => denial(category, fault)),
      fault,
      at,
      asOf,
    )
  }
  const customer = context.hot.findCustomer(customerId)
  const answers: CategoryDecision[] = []
  for (let place = 0; place < categories.length; place++) {
    answers.push(judge(context, customer, purpose, categories[place] as string, at))
  }
  return new MadeDecision(purpose, answers, null, at, asOf)
}

function findFault({ hot }: GuardContext, customerId: unknown, { purpose, categories }: Ask): 'malformed' | null {
  if (typeof customerId !== 'string' || typeof purpose !== 'string') return 'malformed'
  if (!Array.isArray(categories) || categories.length === 0) return 'malformed'
  // What a verified receipt names is of the vocabulary: one look-up instead of two.
  if (categories.length === 1 && typeof categories[0] === 'string' && hot.isKnownUse(purpose, categories[0]))
    return null
  if (!isPurpose(purpose)) return 'malformed'
  for (let place = 0; place < categories.length; place++) {
    const category: unknown = categories[place]
    if (typeof category !== 'string' || !isCategory(category)) return 'malformed'
  }
  return null
}

function findPolicyReason(context: GuardContext, { purpose, gpc }: Ask, now: number): DecisionReason | null {
  if (gpc === true && isDeniedByGpc(purpose)) return 'opted-out'
  return readTrouble(context, now)
}

function denial(category: string, reason: DecisionReason): CategoryDecision {
  return new MadeCategoryDecision(category, reason, null, null, 0, null)
}

function judge({ hot, live }: GuardContext, customer: number, purpose: string, category: string, at: number) {
  const {
    reason,
    receipt,
    expiresAt,
    scope,
    by,
    at: endedAt,
  } = hot.evaluate(customer, purpose, category, at, live.final)
  if (receipt === 0) return denial(category, 'not-granted')
  const revocation = scope === null ? null : { scope, by, at: endedAt }
  return new MadeCategoryDecision(category, reason, expiresAt, hot, receipt, revocation)
}
