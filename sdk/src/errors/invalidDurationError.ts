import { ConsentLedgerError } from './consentLedgerError.ts'

/** A text that is not a duration of whole days. */
export class InvalidDurationError extends ConsentLedgerError {
  override name = 'InvalidDurationError'
  readonly duration: string

  constructor(duration: string) {
    super(`"${duration}" is not a duration. Write whole days from P1D to P99999D, without leading zeros.`)
    this.duration = duration
  }
}
