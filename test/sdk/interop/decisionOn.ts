import type { Decision, DecisionReason } from '@consent-ledger/sdk/brand'

/** A decision on one purpose, as the guard gives it. */
export function decisionOn(purpose: string, reason: DecisionReason | null): Decision {
  return {
    allowed: reason === null,
    reason,
    message: '',
    purpose,
    categories: [],
    consentHash: null,
    expiresAt: null,
    at: 0,
    asOf: { blockNumber: null, blockHash: null, finality: 'safe', ageSeconds: null, sources: 1 },
  }
}
