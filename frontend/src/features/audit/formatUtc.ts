/**
 * A moment to the second in UTC ("29 Nov 2026, 20:28:17 UTC"): evidence reads the same wherever it is read.
 *
 * @param at Unix seconds.
 * @param locale BCP 47 tag, as in `i18n.locales`.
 */
export function formatUtc(at: number, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'UTC' })
  return `${format.format(new Date(at * 1000))} UTC`
}
