import { isCategory, isDeniedByGpc, isPurpose } from '../protocol/vocabulary.ts'
import type { AsOf, CategoryDecision, Decision, DecisionReason, DecisionRevocation } from './decision.ts'
import type { Ask } from './guard.ts'
import type { GuardContext } from './guardContext.ts'
import type { Evaluation } from './hotState.ts'
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
 *
 * @param now the local clock, in Unix seconds, of whoever decides more than once for one moment
 */
export function decide(context: GuardContext, customerId: string, ask: Ask, now = context.clock()): Decision {
  const at = Math.max(Math.floor(now), context.live.newestTime)
  const asOf = readAsOf(context, now)
  const { purpose, categories } = ask

  const { hot, live } = context
  // Only a question of one text each has a column, and what a verified receipt names is of the vocabulary.
  const isSingle = Array.isArray(categories) && categories.length === 1
  const column = isSingle ? hot.columnOf(purpose, categories[0] as string) : 0
  const fault = findFault(customerId, ask, column !== 0) ?? findPolicyReason(context, ask, now)
  if (fault !== null) {
    const listed = Array.isArray(categories) ? categories : []
    const denials = listed.map((category) => new MadeCategoryDecision(category, fault, null, null, 0, null))
    return new MadeDecision(purpose, null, fault, null, null, 0, null, denials, at, asOf)
  }
  const customer = hot.findCustomer(customerId)
  if (!isSingle) return decideMany(context, customer, purpose, categories, at, asOf)
  const found = hot.evaluate(customer, column, at, live.final)
  const { reason, receipt, scope } = found
  const expiresAt = receipt === 0 ? null : found.expiresAt
  const revocation = scope === null ? null : readRevocation(found)
  const category = categories[0] as string
  return new MadeDecision(purpose, category, reason, expiresAt, hot, receipt, revocation, null, at, asOf)
}

/** The first category that is denied decides, else the first; an allowance ends when the first of its consents does. */
function decideMany(
  { hot, live }: GuardContext,
  customer: number,
  purpose: string,
  categories: readonly string[],
  at: number,
  asOf: AsOf,
): Decision {
  const answers: CategoryDecision[] = []
  let decisive = 0
  let decisiveReceipt = 0
  let earliest: number | null = null
  for (let place = 0; place < categories.length; place++) {
    const category = categories[place] as string
    const found = hot.evaluate(customer, hot.columnOf(purpose, category), at, live.final)
    const { reason, receipt } = found
    const expiresAt = receipt === 0 ? null : found.expiresAt
    if (place === 0 || (reason !== null && answers[decisive]?.allowed)) {
      decisive = place
      decisiveReceipt = receipt
    }
    if (expiresAt !== null && (earliest === null || expiresAt < earliest)) earliest = expiresAt
    answers.push(new MadeCategoryDecision(category, reason, expiresAt, hot, receipt, readRevocation(found)))
  }
  const { category, allowed, reason, expiresAt, revocation } = answers[decisive] as CategoryDecision
  const end = allowed ? earliest : expiresAt
  return new MadeDecision(purpose, category, reason, end, hot, decisiveReceipt, revocation ?? null, answers, at, asOf)
}

function readRevocation({ scope, by, at }: Evaluation): DecisionRevocation | null {
  return scope === null ? null : { scope, by, at }
}

function findFault(customerId: unknown, { purpose, categories }: Ask, isKnown: boolean): 'malformed' | null {
  if (typeof customerId !== 'string') return 'malformed'
  if (isKnown) return null
  if (typeof purpose !== 'string' || !isPurpose(purpose)) return 'malformed'
  if (!Array.isArray(categories) || categories.length === 0) return 'malformed'
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
