import type { Hex } from 'viem'
import type { AsOf } from './decision.ts'

/** A block the mirror stands at. */
export type MirrorBlock = { readonly number: number; readonly hash: Hex; readonly timestamp: number }

/** What the mirror knows of the chain right now: changed by it alone, read by every decision. */
export type LiveState = {
  /** The newest block whose digests agreed; null before the first. */
  tip: MirrorBlock | null
  /** The newest block any endpoint named at the last look; null before the first answer. */
  head: { readonly number: number; readonly timestamp: number } | null
  /** The last look at the chain, or at the store if another guard is the recorder; null before the first has ended. */
  lastLook: { readonly at: number; readonly seconds: number; readonly succeeded: boolean } | null
  /** Highest time stamp of any block ever seen: the moment asked about never lies before it. */
  newestTime: number
  /** Block number up to which recordings count, by the policy's finality. */
  final: number
  /** Block number that is safe: with `finalized` what guards of other policies need. */
  safe: number
  /** Block number up to which the chain does not change any more. Never falls. */
  finalized: number
  /** When the node last answered and agreed: Unix seconds, and milliseconds of the monotonic clock. Null: never. */
  polledAt: number | null
  polledAtMonotonic: number
  /** The monotonic clock when it was last read, the local clock then (Unix seconds), and how many answers it served since. */
  monotonic: number
  monotonicReadFor: number
  monotonicAnswers: number
  /** Endpoints that answered and agreed at the tip. */
  sources: number
  /** Why nothing the mirror holds can be trusted now; null: it can. */
  divergence: string | null
  isHalted: boolean
  problem: { readonly name: string; readonly message: string } | null
  /** The brand as the chain has it; null before the first look. */
  brand: { readonly name: string; readonly domain: string } | null
  /** Hash of the latest notice; null without one. */
  latestNotice: Hex | null
  /** What the last decision rested on, and the block it was made for. */
  asOf: { readonly tip: MirrorBlock | null; readonly answer: AsOf } | null
}

/** The state before the first look at the chain: everything is denied. */
export function createLiveState(): LiveState {
  return {
    tip: null,
    head: null,
    lastLook: null,
    newestTime: 0,
    final: -1,
    safe: -1,
    finalized: -1,
    polledAt: null,
    polledAtMonotonic: 0,
    monotonic: 0,
    monotonicReadFor: Number.NEGATIVE_INFINITY,
    monotonicAnswers: 0,
    sources: 0,
    divergence: null,
    isHalted: false,
    problem: null,
    brand: null,
    latestNotice: null,
    asOf: null,
  }
}
