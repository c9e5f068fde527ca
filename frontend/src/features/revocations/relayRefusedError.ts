import { ConsentLedgerError } from '@consent-ledger/sdk'

/** The relay answered and declined, for example because its budget for today is spent. */
export class RelayRefusedError extends ConsentLedgerError {
  override name = 'RelayRefusedError'
  readonly status: number
  /** Seconds after which it may be asked again. */
  readonly retryAfter: number

  constructor({ status, retryAfter }: { status: number; retryAfter: number }) {
    super(`The relay declined (HTTP ${status}). It is asked again in ${retryAfter} s, or you can send it yourself.`)
    this.status = status
    this.retryAfter = retryAfter
  }
}
