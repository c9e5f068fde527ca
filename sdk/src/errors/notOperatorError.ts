import type { Address, Hex } from 'viem'
import { ConsentLedgerError } from './consentLedgerError.ts'

/** Only the owner or an operator of the brand may do this. */
export class NotOperatorError extends ConsentLedgerError {
  override name = 'NotOperatorError'
  readonly brandId: Hex
  readonly account: Address

  constructor({ brandId, account }: { brandId: Hex; account: Address }, options?: { cause?: unknown }) {
    super(
      `${account} is neither owner nor operator of brand ${brandId}. Ask the owner to call setOperator for this account.`,
      options,
    )
    this.brandId = brandId
    this.account = account
  }
}
