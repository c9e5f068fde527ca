/**
 * A day in words ("12 March 2027").
 *
 * @param at Unix seconds.
 * @param locale BCP 47 tag, as in `i18n.locales`.
 */
export function formatDate(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date(at * 1000))
}

/**
 * A day and time to the minute ("12 Mar 2027, 14:05").
 *
 * @param at Unix seconds.
 * @param locale BCP 47 tag, as in `i18n.locales`.
 */
export function formatDateTime(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at * 1000))
}
