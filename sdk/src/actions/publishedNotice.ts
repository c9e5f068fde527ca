import type { Hex } from 'viem'
import type { Notice } from '../protocol/notice.ts'

/** A notice as it stands on the ledger. */
export type PublishedNotice = {
  readonly brandId: Hex
  readonly noticeHash: Hex
  /** Counts the notices of the brand from 1. */
  readonly number: number
  /** Unix seconds. */
  readonly publishedAt: number
  readonly blockNumber: bigint
  /** The published bytes. */
  readonly document: Uint8Array
  /** The notice the bytes hold, or null if they are not a notice (not canonical, unknown keys, another brand's, …). */
  readonly notice: Notice | null
}
