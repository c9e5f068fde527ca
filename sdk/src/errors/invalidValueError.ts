import { ConsentLedgerError } from './consentLedgerError.ts'

/** A value given to a pure rule has the wrong form; nothing was computed from it. */
export class InvalidValueError extends ConsentLedgerError {
  override name = 'InvalidValueError'
  /** Where the value stands, like `consent.uses[0].lock`. */
  readonly path: string

  /**
   * @param path Where the value stands, like `consent.uses[0].lock`.
   * @param expectation What must stand there, as the end of "must be …".
   */
  constructor(path: string, expectation: string, options?: ErrorOptions) {
    super(`${path} must be ${expectation}. Correct the value and call again.`, options)
    this.path = path
  }
}
