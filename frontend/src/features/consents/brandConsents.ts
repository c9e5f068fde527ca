import type { Receipt } from '@consent-ledger/sdk'
import type { Hex } from 'viem'
import type { BrandReading } from './brandReading.ts'
import type { UseRow } from './useRow.ts'
import type { UseStatus } from './useStatus.ts'

/** How the brand's own server answered when asked for the customer's receipts. */
export type EndpointState = 'asking' | 'answered' | 'unreachable' | 'refused' | 'mismatch'

/** One brand as the customer's pages show it. */
export type BrandConsents = {
  readonly brandId: Hex
  /** As the chain names it; while unread, as a stored notice does; else a shortened id. */
  readonly name: string
  readonly domain: string | null
  readonly isDomainChecked: boolean
  readonly reading: BrandReading | null
  /** Why the chain could not be read the last time; null while it could. */
  readonly error: unknown
  readonly endpoint: EndpointState
  readonly receipts: readonly Receipt[]
  readonly uses: readonly UseRow[]
  readonly status: UseStatus
}
