import { ConsentLedgerError } from '@consent-ledger/sdk'

/** There is no wallet to send with. */
export class WalletNotConnectedError extends ConsentLedgerError {
  override name = 'WalletNotConnectedError'

  constructor(options?: { cause?: unknown }) {
    super('No wallet is connected. Lock, unlock with your wallet again, then send.', options)
  }
}
