import type { Address, Hex } from 'viem'
import { ConsentLedgerError } from './consentLedgerError.ts'

/** Only the account the owner has named may accept the brand. */
export class NotPendingOwnerError extends ConsentLedgerError {
  override name = 'NotPendingOwnerError'
  readonly brandId: Hex
  readonly account: Address

  constructor({ brandId, account }: { brandId: Hex; account: Address }, options?: { cause?: unknown }) {
    super(
      `${account} was not named as the next owner of brand ${brandId}. Ask the owner to call transferBrand with this account.`,
      options,
    )
    this.brandId = brandId
    this.account = account
  }
}
