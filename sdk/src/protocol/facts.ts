import type { Address, Hex } from 'viem'
import type { Notice } from './notice.ts'
import type { Receipt } from './receipt.ts'

export type FactReason =
  | 'malformed'
  | 'wrong-ledger'
  | 'wrong-brand'
  | 'bad-signature'
  | 'unknown-notice'
  | 'bad-terms'
  | 'not-in-notice'
  | 'statement-mismatch'
  | 'controller-changed'
  | 'not-recorded'
  | 'recorded-late'
  | 'expired'
  | 'revoked'
  | 'not-granted'

export type FactStep =
  | 'parse'
  | 'signature'
  | 'notice'
  | 'terms'
  | 'controller'
  | 'recording'
  | 'expiry'
  | 'locks'
  | 'use'

export type RevocationFact = {
  readonly scope: 'brand' | 'use'
  readonly by: 'customer' | 'brand' | null
  readonly at: number | null
  readonly lock: Hex
}

export type LockFact = { readonly revokedAt: number; readonly byBrand: boolean }

export type NoticeFact = {
  readonly hash: Hex
  readonly number: number
  readonly publishedAt: number
  readonly notice: Notice | null
}

export type ChainFacts = {
  readonly notices: readonly NoticeFact[]
  recordedAt(root: Hex): number | null
  lockState(lock: Hex): LockFact | null
}

export type FactRow = {
  readonly step: FactStep
  readonly passed: boolean | null
  readonly reason?: FactReason
  readonly values: Readonly<Record<string, string | number | null>>
}

export type Facts = {
  readonly allowed: boolean
  readonly reason: FactReason | null
  readonly revocation?: RevocationFact
  readonly consentHash: Hex | null
  readonly recordedAt: number | null
  readonly rows: readonly FactRow[]
}

export type FactsExpected = { readonly chainId: number; readonly ledger: Address; readonly brandId: Hex }
export type FactsAsk = { readonly purpose: string; readonly category: string; readonly at: number }

export declare function readNoticeFact(input: {
  hash: Hex
  number: number
  publishedAt: number
  document: Uint8Array | string | null
}): NoticeFact
export declare function evaluateFacts(input: {
  receipt: string | Receipt
  expected: FactsExpected
  ask: FactsAsk
  chain: ChainFacts
}): Facts
export declare function evaluateManyFacts(input: {
  receipts: readonly (string | Receipt)[]
  expected: FactsExpected
  ask: FactsAsk
  chain: ChainFacts
}): Facts & { readonly receipt: number | null }
