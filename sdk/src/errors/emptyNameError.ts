import type { Hex } from 'viem'
import { ConsentLedgerError } from './consentLedgerError.ts'

/** A brand needs a name. */
export class EmptyNameError extends ConsentLedgerError {
  override name = 'EmptyNameError'
  readonly brandId: Hex

  constructor({ brandId }: { brandId: Hex }, options?: { cause?: unknown }) {
    super(`Brand ${brandId} needs a name. Give the name customers know it by.`, options)
    this.brandId = brandId
  }
}
