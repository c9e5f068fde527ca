import type { Hex } from 'viem'
import { ConsentLedgerError } from './consentLedgerError.ts'

/** A brand needs a domain. */
export class EmptyDomainError extends ConsentLedgerError {
  override name = 'EmptyDomainError'
  readonly brandId: Hex

  constructor({ brandId }: { brandId: Hex }, options?: { cause?: unknown }) {
    super(`Brand ${brandId} needs a domain. Give the DNS name whose web site answers for the brand.`, options)
    this.brandId = brandId
  }
}
