import { ConsentLedgerError } from './consentLedgerError.ts'

/** The person at the wallet declined to sign. */
export class TransactionRejectedError extends ConsentLedgerError {
  override name = 'TransactionRejectedError'

  constructor(options?: { cause?: unknown }) {
    super(
      'The wallet did not sign: the request was declined. Nothing was sent. Try again and confirm it in the wallet.',
      options,
    )
  }
}
