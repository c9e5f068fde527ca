import { ConsentLedgerError } from '@consent-ledger/sdk'

/** A domain does not say that it belongs to the brand the chain names it for. */
export class BrandMismatchError extends ConsentLedgerError {
  override name = 'BrandMismatchError'
  readonly domain: string

  constructor({ domain }: { domain: string }, options?: { cause?: unknown }) {
    super(
      `${domain} does not confirm that it belongs to this brand. Nothing was sent to it; the relay can be used instead.`,
      options,
    )
    this.domain = domain
  }
}
