import { ConsentLedgerError } from '@consent-ledger/sdk'

/** The thread that seals and opens recovery files did not start or broke off: nothing was made or opened. */
export class RecoveryWorkerFailedError extends ConsentLedgerError {
  override name = 'RecoveryWorkerFailedError'

  constructor(reason: string) {
    super(`The recovery file could not be worked on (${reason}). Try again, or reload the page.`)
  }
}
