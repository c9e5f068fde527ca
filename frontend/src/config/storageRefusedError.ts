import { ConsentLedgerError } from '@consent-ledger/sdk'

/** The browser does not let the app keep anything on this device. */
export class StorageRefusedError extends ConsentLedgerError {
  override name = 'StorageRefusedError'

  constructor(options?: { cause?: unknown }) {
    super(
      'This browser did not store the change. Leave private browsing or free some space, then try again; nothing was deleted.',
      options,
    )
  }
}
