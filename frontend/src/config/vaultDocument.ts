import type { Receipt } from '@consent-ledger/sdk'
import type { Hex } from 'viem'

/** A secret the customer has let go. It is kept and sent again until its lock is spent on a final block. */
export type ReleasedSecret = {
  readonly lock: Hex
  readonly secret: Hex
  /** The brand lock's generation; null for the lock of a single use. */
  readonly generation: number | null
  readonly releasedAt: number
}

/** What the customer keeps about one brand. */
export type BrandRecords = {
  readonly receipts: readonly Receipt[]
  readonly released: readonly ReleasedSecret[]
  /** Texts of the notices the receipts name, by hash: they outlive a node that pruned its logs. */
  readonly notices: Readonly<Record<Hex, string>>
}

/** What one press on "Revoke" covers at one brand. */
export type RevocationScope =
  | { readonly kind: 'use'; readonly purpose: string; readonly category: string }
  | { readonly kind: 'category'; readonly category: string }
  | { readonly kind: 'purpose'; readonly purpose: string }
  | { readonly kind: 'brand' }
  | { readonly kind: 'rest' }

export type RevocationState =
  | 'preparing'
  | 'waiting'
  | 'sent'
  | 'included'
  | 'confirmed'
  | 'final'
  | 'failed'
  | 'rejected'
  | 'cancelled'
  | 'replaced'
  | 'reverted'
  | 'dropped'

export type RevocationLock = {
  readonly lock: Hex
  /** Whether a stored receipt hangs on this lock. The other locks only close doors nobody has used yet. */
  readonly isNeeded: boolean
  /** Time stamp of the block that spent it, as read from the chain; null while unspent. */
  readonly revokedAt: number | null
  readonly isByBrand: boolean
  readonly isFinal: boolean
}

/** The brand's endpoint: it denies at once and pays for the transaction. */
export type EndpointChannel = {
  readonly state: 'idle' | 'asked' | 'answered' | 'refused' | 'silent'
  readonly acceptedLocks: readonly Hex[]
  readonly attempts: number
  readonly triedAt: number
}

/** The public relay: it sends what the brand has not. */
export type RelayChannel = {
  readonly state: 'idle' | 'asked' | 'answered' | 'refused' | 'silent'
  readonly acceptedLocks: readonly Hex[]
  /** Names of the requests the relay has on disk. One press may need several, as openings and waiting times differ. */
  readonly requestIds: readonly string[]
  readonly progress: 'queued' | 'sent' | 'included' | 'final' | null
  readonly transactionHash: Hex | null
  readonly attempts: number
  readonly triedAt: number
  /** When the relay may be asked again. */
  readonly retryAt: number
}

/** The connected wallet: only when the customer chooses to send it themselves. */
export type WalletChannel = {
  readonly state:
    | 'idle'
    | 'asked'
    | 'rejected'
    | 'sent'
    | 'included'
    | 'cancelled'
    | 'replaced'
    | 'reverted'
    | 'dropped'
  readonly transactionHash: Hex | null
  readonly sender: Hex | null
  readonly nonce: number | null
}

/** One press on "Revoke" at one brand, with what became of it. */
export type Revocation = {
  readonly id: Hex
  /** Presses that reached several brands share one group. */
  readonly groupId: Hex | null
  readonly brandId: Hex
  readonly brandName: string
  readonly scope: RevocationScope
  readonly locks: readonly RevocationLock[]
  readonly createdAt: number
  readonly updatedAt: number
  /** Grows with every change: of two copies the higher one is kept. */
  readonly revision: number
  readonly state: RevocationState
  readonly endpoint: EndpointChannel
  readonly relay: RelayChannel
  readonly wallet: WalletChannel
}

/** Everything the customer keeps: sealed on this device, and the same bytes sealed in the vault. */
export type VaultDocument = {
  readonly schema: 1
  readonly brands: Readonly<Record<Hex, BrandRecords>>
  readonly activity: readonly Revocation[]
}

export const emptyVaultDocument: VaultDocument = { schema: 1, brands: {}, activity: [] }

export const emptyBrandRecords: BrandRecords = { receipts: [], released: [], notices: {} }
