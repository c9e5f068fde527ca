import { ConsentLedgerError } from './consentLedgerError.ts'

/** A domain of this machine only, with no origin to reach it at. */
export class LocalDomainError extends ConsentLedgerError {
  override name = 'LocalDomainError'
  readonly domain: string

  constructor(domain: string) {
    super(
      `"${domain}" is a name of this machine only. Use a public domain; in development on chain 31337, name its http origin in localOrigins.`,
    )
    this.domain = domain
  }
}
