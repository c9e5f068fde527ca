import { ConsentLedgerError } from '@consent-ledger/sdk'

/** The wallet is on another chain than the app's and did not change it. */
export class WalletOtherChainError extends ConsentLedgerError {
  override name = 'WalletOtherChainError'
  /** The chain it should be on. */
  readonly chainId: number

  constructor({ chainId, cause }: { chainId: number; cause?: unknown }) {
    super(`The wallet is on another chain. Choose chain ${chainId} there, then send again.`, { cause })
    this.chainId = chainId
  }
}
