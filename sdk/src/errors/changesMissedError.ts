import { ConsentLedgerError } from './consentLedgerError.ts'

/** A guard's memory can no longer be brought up to its shared store. */
export class ChangesMissedError extends ConsentLedgerError {
  override name = 'ChangesMissedError'

  constructor() {
    super(
      'This guard denies everything: its store was restored to an earlier state, or the guard slept longer than changes are kept (7 days). Restart it to read the store anew.',
    )
  }
}
