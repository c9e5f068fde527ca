import type { Address, Hex } from 'viem'

/** A registered brand as the ledger holds it. */
export type Brand = {
  readonly brandId: Hex
  readonly owner: Address
  /** Unix seconds. */
  readonly registeredAt: number
  /** The account the owner has named as the next owner, if any. */
  readonly pendingOwner: Address | null
  readonly name: string
  readonly domain: string
}
