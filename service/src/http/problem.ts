/** What an answer other than success says, RFC 9457. */
export type ProblemFields = {
  readonly status: number
  /** Ends the `type` URI; stable, for programs. */
  readonly code: string
  readonly title: string
  /** What to do, for people. Never repeats what was sent. */
  readonly detail: string
  /** More members of the document. */
  readonly more?: Readonly<Record<string, unknown>>
  readonly headers?: Readonly<Record<string, string>>
}

/** Thrown by a route to answer with a problem document. */
export class Problem extends Error {
  override name = 'Problem'
  readonly fields: ProblemFields

  constructor(fields: ProblemFields) {
    super(fields.code)
    this.fields = fields
  }
}
