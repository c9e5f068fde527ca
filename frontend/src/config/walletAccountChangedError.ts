import { ConsentLedgerError } from '@consent-ledger/sdk'

/** The wallet no longer shows this page the account it was asked for. */
export class WalletAccountChangedError extends ConsentLedgerError {
  override name = 'WalletAccountChangedError'

  constructor(options?: { cause?: unknown }) {
    super(
      'The wallet does not show this page the account it asked for. Choose the account there, then try again.',
      options,
    )
  }
}
