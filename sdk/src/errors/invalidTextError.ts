import { ConsentLedgerError } from './consentLedgerError.ts'

/** A text with forbidden characters, not in NFC, or of the wrong length. */
export class InvalidTextError extends ConsentLedgerError {
  override name = 'InvalidTextError'
  readonly path: string
  readonly problem: 'text' | 'length'

  constructor({
    path,
    problem,
    detail,
  }: {
    path: string
    problem: 'text' | 'length'
    detail: string
  }) {
    super(`${path}: ${detail}`)
    this.path = path
    this.problem = problem
  }
}
