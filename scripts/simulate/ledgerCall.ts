import type { Hex } from 'viem'

/** A transaction of the brand or of a customer, as the chain in memory takes it. */
export type LedgerCall =
  | { readonly kind: 'recordGrants'; readonly root: Hex }
  | { readonly kind: 'recordUses'; readonly root: Hex }
  | { readonly kind: 'revoke'; readonly secrets: readonly Hex[] }
  | { readonly kind: 'revokeAsBrand'; readonly locks: readonly Hex[] }
  | { readonly kind: 'publishNotice'; readonly document: Hex }
  | { readonly kind: 'updateBrand'; readonly name: string; readonly domain: string }

/** What a transaction changed: one for each event of the ledger. */
export type LedgerChange =
  | { readonly kind: 'named'; readonly name: string; readonly domain: string }
  | { readonly kind: 'notice'; readonly noticeHash: Hex; readonly number: number; readonly document: Hex }
  | { readonly kind: 'grants'; readonly root: Hex }
  | { readonly kind: 'uses'; readonly root: Hex; readonly digest: Hex }
  | { readonly kind: 'revoked'; readonly lock: Hex; readonly byBrand: boolean }
