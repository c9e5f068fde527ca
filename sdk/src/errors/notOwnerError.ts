import type { Address, Hex } from 'viem'
import { ConsentLedgerError } from './consentLedgerError.ts'

/** Only the owner of the brand may do this. */
export class NotOwnerError extends ConsentLedgerError {
  override name = 'NotOwnerError'
  readonly brandId: Hex
  readonly account: Address

  constructor({ brandId, account }: { brandId: Hex; account: Address }, options?: { cause?: unknown }) {
    super(`${account} does not own brand ${brandId}. Send this from the owner's account (see getBrand).`, options)
    this.brandId = brandId
    this.account = account
  }
}
