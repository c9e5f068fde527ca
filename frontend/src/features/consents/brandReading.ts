import type { Brand, ChainFacts, NoticeFact } from '@consent-ledger/sdk'
import type { Hex } from 'viem'
import type { Head } from '../../config/useHead.ts'
import type { BrandRecords } from '../../config/vaultDocument.ts'

/** What the chain holds for one brand, as far as the customer's receipts need it. */
export type BrandReading = {
  /** Null when no brand is registered under this id on this ledger. */
  readonly brand: Brand | null
  readonly latestNotice: NoticeFact | null
  readonly chain: ChainFacts
  /** Equal for two readings of the same receipts when the chain says the same in both. */
  readonly fingerprint: string
}

/** The last reading of a brand that succeeded, and why the last try did not; the same object for as long as both stay. */
export type BrandAnswer = {
  /** What was asked about. */
  readonly asked: BrandRecords
  readonly reading: BrandReading | null
  readonly error: unknown
}

/** What the chain holds for all brands of the customer as of one block. */
export type BrandReadings = { readonly head: Head; readonly answers: ReadonlyMap<Hex, BrandAnswer> }
