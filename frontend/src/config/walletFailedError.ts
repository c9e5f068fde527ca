import { ConsentLedgerError } from '@consent-ledger/sdk'

/** The wallet failed, or answered with something that is no answer to what it was asked. */
export class WalletFailedError extends ConsentLedgerError {
  override name = 'WalletFailedError'

  constructor(options?: { cause?: unknown }) {
    super('The wallet failed and gave no usable answer. Try again, or use another wallet.', options)
  }
}
