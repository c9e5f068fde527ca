import { type CalendarDate, fromAbsolute, getLocalTimeZone, parseDate, toCalendarDate } from '@internationalized/date'

/**
 * The day of a moment on this device's clock.
 *
 * @param at Unix seconds.
 */
export function dayOf(at: number): CalendarDate {
  return toCalendarDate(fromAbsolute(at * 1000, getLocalTimeZone()))
}

/** Reads `YYYY-MM-DD`; null when there is no such day. */
export function readDay(text: string): CalendarDate | null {
  try {
    return parseDate(text)
  } catch {
    return null
  }
}

/** The last second of a day on this device's clock, Unix seconds. */
export function endOfDay(day: CalendarDate): number {
  return Math.floor(day.add({ days: 1 }).toDate(getLocalTimeZone()).getTime() / 1000) - 1
}
