import { ConsentLedgerError } from '@consent-ledger/sdk'

/** There is no wallet that shows this page an account. */
export class WalletNotConnectedError extends ConsentLedgerError {
  override name = 'WalletNotConnectedError'

  constructor(options?: { cause?: unknown }) {
    super('The wallet shows this page no account. Unlock the wallet, then try again.', options)
  }
}
