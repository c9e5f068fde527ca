import { ConsentLedgerError } from './consentLedgerError.ts'

/** A use entry is malformed or does not continue the chain of its subject's entries. */
export class InvalidUseEntryError extends ConsentLedgerError {
  override name = 'InvalidUseEntryError'
  /** Where the fault stands, like `entries[2].previous`. */
  readonly path: string

  /**
   * @param path Where the fault stands, like `entries[2].previous`.
   * @param expectation What must stand there, as the end of "must be …".
   */
  constructor(path: string, expectation: string, options?: ErrorOptions) {
    super(
      `${path} must be ${expectation}. Give all entries of one subject, complete, unchanged and in their order.`,
      options,
    )
    this.path = path
  }
}
