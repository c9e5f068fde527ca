/** Where guard and model part, and how to come there again: `seed` gives the history as the first of a run. */
export type Mismatch = {
  readonly seed: number
  /** Operations of the history that were done, the one after which it was asked included. */
  readonly operation: number
  readonly about: string
  readonly question: unknown
  readonly got: unknown
  readonly expected: unknown
  /** The last operations before it. */
  readonly operations: readonly string[]
}

/** Thrown where guard and model part. */
export class MismatchError extends Error {
  override readonly name = 'MismatchError'
  readonly about: string
  readonly question: unknown
  readonly got: unknown
  readonly expected: unknown

  constructor(about: string, question: unknown, got: unknown, expected: unknown) {
    super(about)
    this.about = about
    this.question = question
    this.got = got
    this.expected = expected
  }
}
