import { useMemo } from 'react'
import type { Env } from '../../config/env.ts'
import type { BrandConsents } from '../../features/consents/brandConsents.ts'
import { allowedAt } from '../../features/consents/timeline/allowedAt.ts'
import { dayOf, endOfDay, readDay } from '../../features/consents/timeline/calendarDay.ts'
import { Timeline } from '../../features/consents/timeline/Timeline.tsx'
import { timelineEvents } from '../../features/consents/timeline/timelineEvents.ts'
import { useEveryNotice } from '../../features/consents/timeline/useEveryNotice.ts'

type MyTimelineProps = {
  readonly env: Env
  readonly brands: readonly BrandConsents[]
  /** The present, Unix seconds. */
  readonly now: number
  /** The day asked about (`YYYY-MM-DD`); today when absent. */
  readonly on: string | undefined
  readonly onDay: (day: string | undefined) => void
}

/** The timeline of the customer's consents: a part of their page that is fetched when it is opened. */
export function MyTimeline({ env, brands, now, on, onDay }: MyTimelineProps) {
  const { chainOf, isReading } = useEveryNotice(env, brands)
  const today = dayOf(now)
  const asked = on === undefined ? null : readDay(on)
  const day = asked === null || asked.compare(today) > 0 ? today : asked

  // What the chain says changes seldom, the clock and the list with every second.
  const known = `${isReading}|${brands.map((brand) => `${brand.brandId}${brand.name}${brand.receipts.length}${brand.reading?.fingerprint}`).join()}`
  // biome-ignore lint/correctness/useExhaustiveDependencies: `known` stands for the brands and what the chain holds of them
  const events = useMemo(() => timelineEvents(brands, now), [known])
  const isToday = day.compare(today) === 0
  const at = isToday ? now : endOfDay(day)
  const minute = Math.floor(at / 60)
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above; and of the present one answer a minute is enough
  const allowed = useMemo(() => allowedAt({ ledger: env, brands, chainOf, at }), [known, minute, env])
  const oldest = events.at(-1)

  return (
    <Timeline
      day={day}
      first={oldest === undefined ? today : dayOf(oldest.event.at)}
      today={today}
      onDay={(next) => onDay(next.compare(today) === 0 ? undefined : next.toString())}
      at={at}
      allowed={allowed}
      events={events.filter(({ event }) => event.at <= at)}
      isReading={isReading}
    />
  )
}
