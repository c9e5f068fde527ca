import { ConsentLedgerError } from './consentLedgerError.ts'

/** Something has to be put on the chain, and the guard has no key to do it with. */
export class OperatorMissingError extends ConsentLedgerError {
  override name = 'OperatorMissingError'

  constructor(options?: { cause?: unknown }) {
    super(
      'This guard has no operator: nothing can be recorded. Give createGuard a wallet client of the brand’s owner or an operator.',
      options,
    )
  }
}
