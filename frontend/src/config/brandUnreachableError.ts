import { ConsentLedgerError } from '@consent-ledger/sdk'

/** A brand's own server did not answer. */
export class BrandUnreachableError extends ConsentLedgerError {
  override name = 'BrandUnreachableError'
  readonly domain: string

  constructor({ domain }: { domain: string }, options?: { cause?: unknown }) {
    super(
      `${domain} does not answer. What you see comes from this device and from the chain; try again later.`,
      options,
    )
    this.domain = domain
  }
}
