import { ConsentLedgerError } from './consentLedgerError.ts'

/** The call names nothing to revoke. */
export class NothingToRevokeError extends ConsentLedgerError {
  override name = 'NothingToRevokeError'

  constructor(options?: { cause?: unknown }) {
    super('Nothing was named to revoke. Give at least one secret or lock.', options)
  }
}
