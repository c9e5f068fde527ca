/** Something that ends. */
export type CalendarEnd = {
  /** The same for the same end in every file: a calendar then keeps one entry. */
  readonly id: string
  /** Unix seconds. */
  readonly at: number
  readonly title: string
  readonly text: string
}

/**
 * Writes ends as a calendar: an entry for the whole day, with a reminder a week before.
 *
 * @param madeAt Unix seconds.
 * @see RFC 5545 (iCalendar): lines end in CRLF and are folded at 75 bytes
 */
export function endCalendar(ends: readonly CalendarEnd[], madeAt: number): string {
  const entries = ends.flatMap(({ id, at, title, text }) => [
    'BEGIN:VEVENT',
    `UID:${id}@consent-ledger`,
    `DTSTAMP:${stamp(madeAt)}`,
    `DTSTART;VALUE=DATE:${day(at)}`,
    'TRANSP:TRANSPARENT',
    `SUMMARY:${escaped(title)}`,
    `DESCRIPTION:${escaped(text)}`,
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'TRIGGER:-P7D',
    `DESCRIPTION:${escaped(title)}`,
    'END:VALARM',
    'END:VEVENT',
  ])
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Consent Ledger//EN', ...entries, 'END:VCALENDAR']
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

const two = (value: number) => String(value).padStart(2, '0')

/** The day on this device's clock. */
function day(at: number): string {
  const date = new Date(at * 1000)
  return `${date.getFullYear()}${two(date.getMonth() + 1)}${two(date.getDate())}`
}

function stamp(at: number): string {
  return new Date(at * 1000).toISOString().replace(/[-:]|\.\d+/g, '')
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r?\n/g, '\\n')
}

/** Breaks a line so that none has more than 75 bytes, never inside a character. */
function folded(line: string): string {
  const encoder = new TextEncoder()
  let result = ''
  let bytes = 0
  for (const character of line) {
    const size = encoder.encode(character).length
    if (bytes + size > 75) {
      result += '\r\n '
      bytes = 1
    }
    result += character
    bytes += size
  }
  return result
}
