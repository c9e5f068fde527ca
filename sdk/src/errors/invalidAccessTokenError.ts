import { ConsentLedgerError } from './consentLedgerError.ts'

/** An access token is malformed, stale, for another request or signed by somebody else; the request must be refused. */
export class InvalidAccessTokenError extends ConsentLedgerError {
  override name = 'InvalidAccessTokenError'

  /** @param fault What is wrong with the token, as a full clause. */
  constructor(fault: string, options?: ErrorOptions) {
    super(
      `The access token is refused: ${fault}. Check the device's clock and sign a new token for this request.`,
      options,
    )
  }
}
