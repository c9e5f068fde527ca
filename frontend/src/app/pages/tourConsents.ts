import { type Hex, pad, toHex } from 'viem'
import type { GridBrand } from '../../features/consents/grid/consentGrid.ts'
import type { AllowedThen } from '../../features/consents/timeline/allowedAt.ts'
import type { TimelineEvent } from '../../features/consents/timeline/timelineEvents.ts'
import { type SampleBrand, sampleBrands } from '../../features/tour/sampleBrands.ts'

const day = 86_400

type Sample = {
  /** Unix seconds. */
  readonly now: number
  /** The name of a brand in the language shown. */
  readonly nameOf: (brand: SampleBrand) => string
}

/** The made-up brands as rows of the grid. */
export function tourGrid({ now, nameOf }: Sample): readonly GridBrand[] {
  return sampleBrands.map((brand, index) => ({
    brandId: idOf(index),
    name: nameOf(brand),
    status: brand.status,
    uses: brand.uses.map((use) => ({
      ...use,
      brandId: idOf(index),
      isSpecial: false,
      status: brand.status,
      isInForce: brand.status !== 'revoked',
      since: now + brand.given * day,
      until: now + brand.ends * day,
      revocation: null,
      reason: null,
    })),
  }))
}

/** What the made-up brands were allowed at a moment. */
export function tourAllowedAt({ now, nameOf }: Sample, at: number): AllowedThen {
  const uses = sampleBrands.flatMap((brand, index) => {
    const [since, until] = [now + brand.given * day, now + brand.ends * day]
    const end = brand.revoked === null ? until : now + brand.revoked * day
    if (at < since || at >= end) return []
    const who = { brandId: idOf(index), brandName: nameOf(brand), consentHash: idOf(index) }
    return brand.uses.map((use) => ({ ...use, ...who, since, until }))
  })
  return { uses, unknown: [] }
}

/** What happened with the made-up brands, the newest first. */
export function tourEvents({ now, nameOf }: Sample): readonly TimelineEvent[] {
  return sampleBrands
    .flatMap((brand, index) => {
      const base = { consentHash: idOf(index), isByBrand: false, uses: brand.uses, use: null }
      const given = now + brand.given * day
      const events = [
        { ...base, kind: 'given' as const, at: given },
        { ...base, kind: 'recorded' as const, at: given + 60 },
        ...(brand.revoked === null ? [] : [{ ...base, kind: 'revoked' as const, at: now + brand.revoked * day }]),
      ]
      return events.map((event) => ({ key: `${index}|${event.kind}`, brandName: nameOf(brand), event }))
    })
    .sort((left, right) => right.event.at - left.event.at)
}

/** An id no brand has: a chain gives out hashes. */
const idOf = (index: number): Hex => pad(toHex(index + 1))
