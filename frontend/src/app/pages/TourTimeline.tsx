import { useLingui } from '@lingui/react'
import { useState } from 'react'
import { dayOf, endOfDay } from '../../features/consents/timeline/calendarDay.ts'
import { Timeline } from '../../features/consents/timeline/Timeline.tsx'
import { tourAllowedAt, tourEvents } from './tourConsents.ts'

/** The timeline of the made-up brands. */
export function TourTimeline({ now }: { readonly now: number }) {
  const { i18n } = useLingui()
  const today = dayOf(now)
  const [day, setDay] = useState(today)
  const sample = { now, nameOf: (brand: { readonly name: string }) => i18n._(brand.name) }
  const at = day.compare(today) === 0 ? now : endOfDay(day)
  const events = tourEvents(sample)

  return (
    <Timeline
      day={day}
      first={dayOf(events.at(-1)?.event.at ?? now)}
      today={today}
      onDay={setDay}
      at={at}
      allowed={tourAllowedAt(sample, at)}
      events={events.filter(({ event }) => event.at <= at)}
      isReading={false}
      isSample
    />
  )
}
