import type { Hex } from 'viem'
import type { FactReason } from '../protocol/facts.ts'
import type { FinalityName } from './guardOptions.ts'

/**
 * Why a use is denied: the reasons of the Facts table and the guard's policy on top. `limit-reached` comes from `use` only, which counts.
 * `malformed` also stands for a question that cannot be asked: an unknown purpose or category, or none at all.
 */
export type DecisionReason = FactReason | 'opted-out' | 'diverged' | 'stale' | 'not-final' | 'limit-reached'

/** What a decision rests on. */
export type AsOf = {
  /** Newest block the mirror has read; null before the first. */
  readonly blockNumber: bigint | null
  readonly blockHash: Hex | null
  /** The finality a recording must have. */
  readonly finality: FinalityName
  /** Seconds since that block was made; on chains marked `idle`, since the node last answered. Null before the first block. */
  readonly ageSeconds: number | null
  /** How many endpoints answered and agreed at that block. */
  readonly sources: number
}

/** Who ended a consent, when (Unix seconds) and how much of it. */
export type DecisionRevocation = {
  readonly scope: 'brand' | 'use'
  readonly by: 'customer' | 'brand' | null
  readonly at: number | null
}

/** The answer for one category. `consentHash` is the consent it rests on, or the one whose failure is told. */
export type CategoryDecision = {
  readonly category: string
  readonly allowed: boolean
  readonly reason: DecisionReason | null
  readonly consentHash: Hex | null
  /** Unix seconds. */
  readonly expiresAt: number | null
  readonly revocation?: DecisionRevocation
}

/**
 * The answer to "may this be used now?": allowed only if every category asked for is.
 *
 * `message` and `consentHash` are made when they are read. `JSON.stringify` and printing show them; a copy by spreading (`{ ...decision }`) lacks them.
 */
export type Decision = {
  readonly allowed: boolean
  /** Null when allowed; else the reason of the first category that is denied. */
  readonly reason: DecisionReason | null
  /** The answer in words, for logs and people. Names no customer. */
  readonly message: string
  readonly purpose: string
  readonly categories: readonly CategoryDecision[]
  /** The consent of the category that decided: the first denied one, else the first. */
  readonly consentHash: Hex | null
  /** When allowed: the earliest end among the consents relied on (Unix seconds). */
  readonly expiresAt: number | null
  readonly revocation?: DecisionRevocation
  /** The moment asked about (Unix seconds): the later of the local clock and the newest block seen. */
  readonly at: number
  readonly asOf: AsOf
}
