import { ConsentLedgerError } from './consentLedgerError.ts'

/** A request for consent that cannot be made: the notice does not cover it, or a value does not fit. */
export class InvalidRequestError extends ConsentLedgerError {
  override name = 'InvalidRequestError'
  /** The value that does not fit, like `uses[0]`. */
  readonly field: string

  constructor({ field, detail }: { field: string; detail: string }, options?: { cause?: unknown }) {
    super(`The request for consent was not made. ${field}: ${detail}`, options)
    this.field = field
  }
}
