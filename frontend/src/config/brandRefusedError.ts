import { ConsentLedgerError } from '@consent-ledger/sdk'

/** A brand's own server answered, but not with what was asked for. */
export class BrandRefusedError extends ConsentLedgerError {
  override name = 'BrandRefusedError'
  readonly domain: string
  /** The HTTP status; null when the answer itself was not readable. */
  readonly status: number | null

  constructor({ domain, status }: { domain: string; status: number | null }, options?: { cause?: unknown }) {
    super(
      `${domain} declined the request${status === null ? ' with an answer we could not read' : ` (HTTP ${status})`}. What you see comes from this device and from the chain.`,
      options,
    )
    this.domain = domain
    this.status = status
  }
}
