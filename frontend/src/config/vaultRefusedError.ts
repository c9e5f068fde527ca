import { ConsentLedgerError } from '@consent-ledger/sdk'

/** The public service answered and declined. */
export class VaultRefusedError extends ConsentLedgerError {
  override name = 'VaultRefusedError'
  readonly status: number

  constructor({ status }: { status: number }) {
    super(
      `The backup service declined the request (HTTP ${status}). Check that this device's clock is right; your consents on this device are not affected.`,
    )
    this.status = status
  }
}
