import type { Hex } from 'viem'
import { ConsentLedgerError } from './consentLedgerError.ts'

/** No brand is registered under this id. */
export class UnknownBrandError extends ConsentLedgerError {
  override name = 'UnknownBrandError'
  readonly brandId: Hex

  constructor({ brandId }: { brandId: Hex }, options?: { cause?: unknown }) {
    super(`No brand is registered under ${brandId}. Check the id, the ledger address and the chain.`, options)
    this.brandId = brandId
  }
}
