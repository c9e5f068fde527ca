import type { Hex } from 'viem'
import { ConsentLedgerError } from './consentLedgerError.ts'

/** The brand has recorded this root of grants before. */
export class RootExistsError extends ConsentLedgerError {
  override name = 'RootExistsError'
  readonly brandId: Hex
  readonly root: Hex

  constructor({ brandId, root }: { brandId: Hex; root: Hex }, options?: { cause?: unknown }) {
    super(
      `Brand ${brandId} has recorded root ${root} already. Its time stamp is permanent; nothing needs to be sent again.`,
      options,
    )
    this.brandId = brandId
    this.root = root
  }
}
