import type { Decision } from '../brand/decision.ts'
import { ConsentLedgerError } from './consentLedgerError.ts'

/** The customer's consent does not cover this use, or the guard cannot tell. Do without the data; `decision` says why. */
export class ConsentDeniedError extends ConsentLedgerError {
  override name = 'ConsentDeniedError'
  readonly decision: Decision

  constructor(decision: Decision) {
    super(`${decision.message} Do without the data.`)
    this.decision = decision
  }
}
