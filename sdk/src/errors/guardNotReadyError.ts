import { ConsentLedgerError } from './consentLedgerError.ts'

/** The guard cannot answer completely now: its view of the chain is too old or does not agree with the chain. */
export class GuardNotReadyError extends ConsentLedgerError {
  override name = 'GuardNotReadyError'
  readonly reason: 'stale' | 'diverged'

  constructor({ reason }: { reason: 'stale' | 'diverged' }, options?: { cause?: unknown }) {
    super(
      `The guard is ${reason}: it cannot answer completely now. It recovers by itself; try again, and look at guard.health() if it stays so.`,
      options,
    )
    this.reason = reason
  }
}
