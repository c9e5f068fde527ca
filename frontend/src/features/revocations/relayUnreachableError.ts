import { ConsentLedgerError } from '@consent-ledger/sdk'

/** The relay did not answer. */
export class RelayUnreachableError extends ConsentLedgerError {
  override name = 'RelayUnreachableError'

  constructor(options?: { cause?: unknown }) {
    super('The relay does not answer. It is asked again by itself, or you can send it yourself.', options)
  }
}
