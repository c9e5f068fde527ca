import { isCategory, isDeniedByGpc, isPurpose } from '../protocol/vocabulary.ts'
import type { AsOf, CategoryDecision, Decision, DecisionReason, DecisionRevocation } from './decision.ts'
import { decisionMessage } from './decisionMessage.ts'
import type { Ask } from './guard.ts'
import type { GuardContext } from './guardContext.ts'
import { momentOf } from './momentOf.ts'
import { readTrouble } from './readTrouble.ts'

/** What a decision made now rests on. */
export function readAsOf(context: GuardContext): AsOf {
  const { live, deployment, clock, policy } = context
  const since = deployment.idle ? live.polledAt : (live.tip?.timestamp ?? null)
  const now = deployment.idle ? clock() : momentOf(context)
  return {
    blockNumber: live.tip === null ? null : BigInt(live.tip.number),
    blockHash: live.tip?.hash ?? null,
    finality: policy.finality,
    ageSeconds: live.tip === null || since === null ? null : Math.max(0, Math.floor(now - since)),
    sources: live.sources,
  }
}

/**
 * Decides from memory: no I/O, no cryptography, no throwing.
 *
 * The guard's policy comes first (opted out, diverged, stale), then the facts of the receipts, then finality.
 */
export function decide(context: GuardContext, customerId: string, ask: Ask): Decision {
  const at = momentOf(context)
  const asOf = readAsOf(context)
  const { purpose, categories } = ask

  const fault = findFault(customerId, ask) ?? findPolicyReason(context, ask)
  if (fault !== null) {
    const listed = Array.isArray(categories) ? categories : []
    return {
      allowed: false,
      reason: fault,
      message: decisionMessage(fault, String(purpose), null),
      purpose,
      categories: listed.map((category) => denial(category, fault)),
      consentHash: null,
      expiresAt: null,
      at,
      asOf,
    }
  }

  const customer = context.hot.findCustomer(customerId)
  const answers = categories.map((category) => judge(context, customer, purpose, category, at))
  const denied = answers.find((answer) => !answer.allowed)
  if (denied) {
    const reason = denied.reason as DecisionReason
    return {
      allowed: false,
      reason,
      message: decisionMessage(reason, purpose, denied.category),
      purpose,
      categories: answers,
      consentHash: denied.consentHash,
      expiresAt: denied.expiresAt,
      ...(denied.revocation && { revocation: denied.revocation }),
      at,
      asOf,
    }
  }
  return {
    allowed: true,
    reason: null,
    message: `Allowed for ${purpose}.`,
    purpose,
    categories: answers,
    consentHash: (answers[0] as CategoryDecision).consentHash,
    expiresAt: Math.min(...answers.map((answer) => answer.expiresAt as number)),
    at,
    asOf,
  }
}

function findFault(customerId: unknown, { purpose, categories }: Ask): 'malformed' | null {
  if (typeof customerId !== 'string' || typeof purpose !== 'string' || !isPurpose(purpose)) return 'malformed'
  if (!Array.isArray(categories) || categories.length === 0) return 'malformed'
  return categories.every((category) => typeof category === 'string' && isCategory(category)) ? null : 'malformed'
}

function findPolicyReason(context: GuardContext, { purpose, gpc }: Ask): DecisionReason | null {
  if (gpc === true && isDeniedByGpc(purpose)) return 'opted-out'
  return readTrouble(context)
}

function denial(category: string, reason: DecisionReason): CategoryDecision {
  return { category, allowed: false, reason, consentHash: null, expiresAt: null }
}

function judge(
  { hot, live }: GuardContext,
  customer: number,
  purpose: string,
  category: string,
  at: number,
): CategoryDecision {
  const { allowed, reason, receipt, scope, by, at: endedAt } = hot.evaluate(customer, purpose, category, at, live.final)
  if (receipt === 0) return denial(category, 'not-granted')
  const { consentHash, expiresAt } = hot.describe(receipt)
  if (scope === null) return { category, allowed, reason, consentHash, expiresAt }
  const revocation: DecisionRevocation = { scope, by, at: endedAt }
  return { category, allowed, reason, consentHash, expiresAt, revocation }
}
