import type { DecisionReason } from './decision.ts'

const messages: Record<DecisionReason, string> = {
  'opted-out': 'the browser sends a Global Privacy Control signal, which opts out of this purpose.',
  diverged: 'what this guard has read does not agree with the chain; it reads again by itself.',
  stale: 'the chain was not heard from recently enough; the guard keeps asking by itself.',
  malformed: 'the question names no category, or a purpose or category that is not in the vocabulary.',
  'wrong-ledger': 'the receipt is for another ledger.',
  'wrong-brand': 'the receipt is for another brand.',
  'bad-signature': 'the receipt is not signed by its subject.',
  'unknown-notice': 'the notice that was agreed to is not on the chain, or was published after the signature.',
  'bad-terms': 'the terms of the receipt are not well formed.',
  'not-in-notice': 'the notice does not ask for this use.',
  'statement-mismatch': 'the sentence that was signed is not what the terms say.',
  'controller-changed': 'the latest notice names another controller than the one that was agreed to.',
  'not-recorded': 'the consent is not recorded on the chain yet.',
  'recorded-late': 'the consent was recorded more than seven days after it was signed.',
  expired: 'the consent has expired.',
  revoked: 'the consent was revoked.',
  'not-granted': 'there is no consent for this.',
  'not-final': 'the recording of the consent is not final yet.',
  'limit-reached': 'the notice limits how often this may be done, and that many times are used up.',
}

/** Says in words why a category is denied. Names no customer. */
export function decisionMessage(reason: DecisionReason, purpose: string, category: string | null): string {
  const subject = category === null ? purpose : `${purpose} with ${category}`
  return `Denied (${reason}) for ${subject}: ${messages[reason]}`
}
