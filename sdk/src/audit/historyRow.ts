import type { HistoryEvent } from './historyEvent.ts'
import type { HistoryKind } from './historyKinds.ts'

/** One event as a flat row: what the screen, the CSV file, the JSON file and the command line all show. Fields that do not apply are null. */
export type HistoryRow = {
  /** ISO 8601 in UTC, to the second. */
  readonly time: string
  /** Unix seconds. */
  readonly at: number
  readonly blockNumber: number
  readonly transactionHash: string
  readonly logIndex: number
  readonly kind: HistoryKind
  readonly event: HistoryEvent['event']
  /** Who acted, or whom it is about: owner, operator or sender. */
  readonly account: string | null
  /** The other account of a transfer: the next owner, or the one before. */
  readonly otherAccount: string | null
  /** Hash of a notice, root of a recording, or lock of a revocation. */
  readonly hash: string | null
  /** Who revoked. */
  readonly by: 'customer' | 'brand' | null
  /** Whether the operator may act. */
  readonly allowed: boolean | null
  readonly name: string | null
  readonly domain: string | null
  /** Number of the notice. */
  readonly number: number | null
  /** Text of the notice, or 0x hex if the published bytes are not UTF-8. */
  readonly document: string | null
  /** What is wrong: the text does not have the hash, or it is not a notice. */
  readonly problem: 'hash-mismatch' | 'not-a-notice' | null
}
