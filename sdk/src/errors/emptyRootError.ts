import type { Hex } from 'viem'
import { ConsentLedgerError } from './consentLedgerError.ts'

/** Zero is no root. */
export class EmptyRootError extends ConsentLedgerError {
  override name = 'EmptyRootError'
  readonly brandId: Hex

  constructor({ brandId }: { brandId: Hex }, options?: { cause?: unknown }) {
    super(`Brand ${brandId} cannot record a zero root. Record the root that buildTree returns.`, options)
    this.brandId = brandId
  }
}
