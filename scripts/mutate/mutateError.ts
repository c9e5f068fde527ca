/** A mutation run that cannot start or go on; the message says what to do. */
export class MutateError extends Error {
  override readonly name = 'MutateError'
}
