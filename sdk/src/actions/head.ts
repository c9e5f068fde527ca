import type { Hash } from 'viem'

/** A block as the one all reads of an answer are pinned to. */
export type Head = {
  readonly number: bigint
  readonly hash: Hash
  /** Unix seconds. */
  readonly timestamp: number
}
