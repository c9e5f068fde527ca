import { ConsentLedgerError } from './consentLedgerError.ts'

/** The transaction could not be sent. */
export class TransactionNotSentError extends ConsentLedgerError {
  override name = 'TransactionNotSentError'
  readonly reason: string

  constructor({ reason }: { reason: string }, options?: { cause?: unknown }) {
    super(
      `The transaction was not sent: ${reason}. Check the account, its balance and the node, then try again.`,
      options,
    )
    this.reason = reason
  }
}
