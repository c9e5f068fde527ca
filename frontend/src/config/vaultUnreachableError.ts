import { ConsentLedgerError } from '@consent-ledger/sdk'

/** The public service did not answer. */
export class VaultUnreachableError extends ConsentLedgerError {
  override name = 'VaultUnreachableError'

  constructor(options?: { cause?: unknown }) {
    super(
      'The backup service does not answer. Your consents on this device are not affected; it is tried again by itself.',
      options,
    )
  }
}
