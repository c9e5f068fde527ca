import type { Address, Hex } from 'viem'
import type { Brand } from '../actions/brand.ts'
import type { Head } from '../actions/head.ts'
import type { HistoryEvent } from './historyEvent.ts'

/** All that a ledger says about one brand up to one block, and what shows that nothing was left out. */
export type History = {
  readonly chainId: number
  readonly ledger: Address
  readonly brandId: Hex
  /** The brand as of `head`. */
  readonly brand: Brand
  /** The block the history begins with: that of the registration, or of locks spent under the id before it; or a later one that was asked for. */
  readonly fromBlock: bigint
  /** The block everything is as of. */
  readonly head: Head
  readonly events: readonly HistoryEvent[]
  /** Digest over the revocations of `events`; null if the history starts late and the digest before it could not be read. */
  readonly replayedRevocationDigest: Hex | null
  /** `revocationDigest` read at the hash of `head`. */
  readonly chainRevocationDigest: Hex
  /** Digest over the use recordings of `events`; null as above. */
  readonly replayedUseDigest: Hex | null
  /** `useDigest` read at the hash of `head`. */
  readonly chainUseDigest: Hex
  /** The number of the last notice found without a gap before it; the ledger counts notices from 1. */
  readonly replayedNotices: number
  /** The number the ledger gives the brand's latest notice. */
  readonly chainNotices: number
  /** How many roots of grants `events` names. */
  readonly replayedRecordings: number
  /** For how many of them the ledger's state has the same time of recording. */
  readonly confirmedRecordings: number
  /** True if all of the above agree; null if a digest could not be replayed. The ledger keeps no digest over recordings of grants. */
  readonly isComplete: boolean | null
}
