import { ConsentLedgerError } from './consentLedgerError.ts'

/** A statement cannot be rendered: a use or the language is not in the notice, or the date lies outside the calendar. */
export class StatementNotRenderableError extends ConsentLedgerError {
  override name = 'StatementNotRenderableError'
  readonly problem: 'no-uses' | 'not-in-notice' | 'locale' | 'date'

  constructor({ problem, detail }: { problem: 'no-uses' | 'not-in-notice' | 'locale' | 'date'; detail: string }) {
    super(detail)
    this.problem = problem
  }
}
