import type { Hex } from 'viem'
import { ChainDivergedError } from '../errors/chainDivergedError.ts'
import type { CryptoBackend } from '../protocol/cryptoBackend.ts'
import { zeroHash } from '../protocol/digest.ts'
import { createDigestReplay } from '../protocol/digestReplay.ts'
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
 * @param crypto what hashes; noble when absent
 * @throws {ChainDivergedError} when one cannot follow on those before it: some were left out
 */
export function replayEvents(replay: Replay, events: readonly BrandEvent[], crypto?: CryptoBackend): Replay {
  let { notices, latestNotice, brand } = replay
  const digests = createDigestReplay({ ...replay, ...(crypto && { crypto }) })
  for (const event of events) {
    switch (event.kind) {
      case 'revoked':
        digests.revoke(event)
        break
      case 'uses':
        digests.recordUses(event)
        if (digests.uses !== event.digest) throw missing(event, 'a recording of uses')
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
  return { revocations: digests.revocations, uses: digests.uses, notices, latestNotice, brand }
}

function missing({ blockNumber }: BrandEvent, what: string): ChainDivergedError {
  return new ChainDivergedError({
    blockNumber: BigInt(blockNumber),
    detail: `${what} does not follow on those that were read: the node left logs out`,
  })
}
