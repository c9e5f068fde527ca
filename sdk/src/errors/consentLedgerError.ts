/**
 * Base class of every error this SDK throws: one subclass per failure, with a message that tells the reader what to do.
 *
 * `name` is the name of the class, and it stays readable in minified builds because every subclass sets it itself.
 *
 * @param message what is wrong and what to do about it, in plain words
 * @param options.cause the failure underneath, if there is one
 */
export class ConsentLedgerError extends Error {
  override name = 'ConsentLedgerError'

  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options)
  }
}
