import type { FactReason } from '@consent-ledger/sdk'

/** The verifier's `Reason` enum: nothing, then the order of the Facts table. */
export const reasons: readonly (FactReason | null)[] = [
  null,
  'malformed',
  'wrong-ledger',
  'wrong-brand',
  'bad-signature',
  'unknown-notice',
  'bad-terms',
  'not-in-notice',
  'statement-mismatch',
  'controller-changed',
  'not-recorded',
  'recorded-late',
  'expired',
  'revoked',
  'not-granted',
]
