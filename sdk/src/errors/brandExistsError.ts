import type { Hex } from 'viem'
import { ConsentLedgerError } from './consentLedgerError.ts'

/** This account registered a brand with this salt already. */
export class BrandExistsError extends ConsentLedgerError {
  override name = 'BrandExistsError'
  readonly brandId: Hex

  constructor({ brandId }: { brandId: Hex }, options?: { cause?: unknown }) {
    super(`Brand ${brandId} is registered already. Use it, or register with another salt.`, options)
    this.brandId = brandId
  }
}
