import { ConsentLedgerError } from './consentLedgerError.ts'

export type StatementProblem = 'no-uses' | 'not-in-notice' | 'locale' | 'account' | 'date'

/** A statement cannot be rendered: a use or the language is not in the notice, the account may not be signed, or the date lies outside the calendar. */
export class StatementNotRenderableError extends ConsentLedgerError {
  override name = 'StatementNotRenderableError'
  readonly problem: StatementProblem

  constructor({ problem, detail }: { problem: StatementProblem; detail: string }) {
    super(detail)
    this.problem = problem
  }
}
