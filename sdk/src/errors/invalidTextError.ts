import { ConsentLedgerError } from './consentLedgerError.ts'

/** A text with forbidden characters, not in NFC, or of the wrong length. */
export class InvalidTextError extends ConsentLedgerError {
  override name = 'InvalidTextError'
  readonly path: string
  readonly problem: 'text' | 'length' | 'bad-character'

  constructor({
    path,
    problem,
    detail,
  }: {
    path: string
    problem: 'text' | 'length' | 'bad-character'
    detail: string
  }) {
    super(`${path}: ${detail}`)
    this.path = path
    this.problem = problem
  }
}
