import type { Brand, ChainFacts, NoticeFact } from '@consent-ledger/sdk'
import type { Head } from '../../config/useHead.ts'

/** What the chain holds for one brand as of one block, as far as the customer's receipts need it. */
export type BrandReading = {
  readonly head: Head
  /** Null when no brand is registered under this id on this ledger. */
  readonly brand: Brand | null
  readonly latestNotice: NoticeFact | null
  readonly chain: ChainFacts
  /** Equal for two readings of the same receipts when the chain says the same in both. */
  readonly fingerprint: string
}
