import { ConsentLedgerError } from './consentLedgerError.ts'
import type { MalformedJsonProblem } from './malformedJsonError.ts'

/** A document that is no notice. `path` names the place, for example `uses[0].retention`; it is empty for the document as a whole. */
export class MalformedNoticeError extends ConsentLedgerError {
  override name = 'MalformedNoticeError'
  readonly path: string
  readonly problem: MalformedJsonProblem

  constructor(
    { path, problem, detail }: { path: string; problem: MalformedJsonProblem; detail: string },
    options?: { cause?: unknown },
  ) {
    super(`This is not a notice. ${path === '' ? 'The document' : path}: ${detail}`, options)
    this.path = path
    this.problem = problem
  }
}
