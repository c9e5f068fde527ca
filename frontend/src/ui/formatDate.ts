const formats = new Map<string, Intl.DateTimeFormat>()

/** Making a format costs a hundred times what using it does, and a list shows hundreds of dates. */
function formatOf(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${locale} ${options.dateStyle} ${options.timeStyle}`
  const format = formats.get(name) ?? new Intl.DateTimeFormat(locale, options)
  formats.set(name, format)
  return format
}

/**
 * A day in words ("12 March 2027").
 *
 * @param at Unix seconds.
 * @param locale BCP 47 tag, as in `i18n.locales`.
 */
export function formatDate(at: number, locale: string): string {
  return formatOf(locale, { dateStyle: 'long' }).format(new Date(at * 1000))
}

/**
 * A day and time to the minute ("12 Mar 2027, 14:05").
 *
 * @param at Unix seconds.
 * @param locale BCP 47 tag, as in `i18n.locales`.
 */
export function formatDateTime(at: number, locale: string): string {
  return formatOf(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at * 1000))
}
