import { ConsentLedgerError } from './consentLedgerError.ts'

/** An opening does not tie a secret to a consent of the brand. */
export class InvalidOpeningError extends ConsentLedgerError {
  override name = 'InvalidOpeningError'
  /** Where the fault stands, like `recording.proof`. */
  readonly path: string

  /**
   * @param path Where the fault stands, like `recording.proof`.
   * @param fault What is wrong, as a full clause.
   */
  constructor(path: string, fault: string, options?: ErrorOptions) {
    super(
      `The opening is refused at ${path}: ${fault}. Build it again from the recorded receipt that holds the lock.`,
      options,
    )
    this.path = path
  }
}
