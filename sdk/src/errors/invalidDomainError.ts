import { ConsentLedgerError } from './consentLedgerError.ts'

/** A text that is not a domain as notices and brands name it. */
export class InvalidDomainError extends ConsentLedgerError {
  override name = 'InvalidDomainError'
  readonly domain: string

  constructor(domain: string) {
    super(
      `"${domain}" is not a domain. Give a lower-case DNS name in ASCII (punycode) without scheme, port or path; an IP address is not accepted.`,
    )
    this.domain = domain
  }
}
