import type { Hex } from 'viem'
import { ChainDivergedError } from '../errors/chainDivergedError.ts'
import { rollRevocation, rollUses, zeroHash } from '../protocol/digest.ts'
import type { BrandEvent } from './brandEvent.ts'

/** What all events of the brand up to a block add up to. */
export type Replay = {
  readonly revocations: Hex
  readonly uses: Hex
  /** How many notices there were, and the hash of the latest; zero without one. */
  readonly notices: number
  readonly latestNotice: Hex
  readonly brand: { readonly name: string; readonly domain: string } | null
}

/** Before the first event. */
export const emptyReplay: Replay = {
  revocations: zeroHash,
  uses: zeroHash,
  notices: 0,
  latestNotice: zeroHash,
  brand: null,
}

/**
 * Adds events to a replay, in the order of the chain.
 *
 * @throws {ChainDivergedError} when one cannot follow on those before it: some were left out
 */
export function replayEvents(replay: Replay, events: readonly BrandEvent[]): Replay {
  let { revocations, uses, notices, latestNotice, brand } = replay
  for (const event of events) {
    switch (event.kind) {
      case 'revoked':
        revocations = rollRevocation(revocations, event)
        break
      case 'uses':
        uses = rollUses(uses, event)
        if (uses !== event.digest) throw missing(event, 'a recording of uses')
        break
      case 'notice':
        if (event.number !== notices + 1) throw missing(event, 'a notice')
        notices = event.number
        latestNotice = event.noticeHash
        break
      case 'named':
        brand = { name: event.name, domain: event.domain }
        break
    }
  }
  return { revocations, uses, notices, latestNotice, brand }
}

function missing({ blockNumber }: BrandEvent, what: string): ChainDivergedError {
  return new ChainDivergedError({
    blockNumber: BigInt(blockNumber),
    detail: `${what} does not follow on those that were read: the node left logs out`,
  })
}
