import { ConsentLedgerError } from './consentLedgerError.ts'
import type { MalformedJsonProblem } from './malformedJsonError.ts'

/** A document that is no receipt. `path` names the place, for example `consent.uses[0].lock`; it is empty for the document as a whole. */
export class MalformedReceiptError extends ConsentLedgerError {
  override name = 'MalformedReceiptError'
  readonly path: string
  readonly problem: MalformedJsonProblem

  constructor(
    { path, problem, detail }: { path: string; problem: MalformedJsonProblem; detail: string },
    options?: { cause?: unknown },
  ) {
    super(`This is not a receipt. ${path === '' ? 'The document' : path}: ${detail}`, options)
    this.path = path
    this.problem = problem
  }
}
