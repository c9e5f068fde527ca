import type { ChainFacts } from '@consent-ledger/sdk'
import type { BrandConsents } from '../brandConsents.ts'
import { type ConsentEvent, listEvents } from '../listEvents.ts'

/** An event and whom it was with. */
export type TimelineEvent = { readonly key: string; readonly brandName: string; readonly event: ConsentEvent }

/**
 * What happened with all brands, the newest first. Of a brand whose chain could not be read only what was signed is known.
 *
 * @param at the present, Unix seconds: what ends later is not listed yet.
 */
export function timelineEvents(brands: readonly BrandConsents[], at: number): readonly TimelineEvent[] {
  return brands
    .flatMap(({ brandId, name, receipts, reading }) =>
      listEvents({ receipts, chain: reading?.chain ?? unread, at }).map((event) => ({
        key: `${brandId}|${event.kind}|${event.consentHash}|${event.use?.purpose}|${event.use?.category}`,
        brandName: name,
        event,
      })),
    )
    .sort((left, right) => right.event.at - left.event.at)
}

const unread: ChainFacts = { notices: [], recordedAt: () => null, lockState: () => null }
