import type { UseRecord } from './listUseRecords.ts'

/**
 * Writes records as CSV (RFC 4180: comma, CRLF, every field quoted), with a line of names.
 *
 * Names and domains are a brand's own words: a text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP,
 * CSV injection).
 */
export function recordsCsv(records: readonly UseRecord[]): string {
  const [first] = records
  if (first === undefined) return ''
  const columns = Object.keys(first) as (keyof UseRecord)[]
  const lines = [columns.map(quote), ...records.map((record) => columns.map((column) => quote(String(record[column]))))]
  return lines.map((fields) => `${fields.join(',')}\r\n`).join('')
}

function quote(text: string): string {
  const harmless = /^[\s\p{C}]*[=+\-@＝＋－＠]/u.test(text) ? `'${text}` : text
  return `"${harmless.replaceAll('"', '""')}"`
}
