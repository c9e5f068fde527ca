import type { HistoryRow } from './historyRow.ts'

const columns = [
  'time',
  'at',
  'blockNumber',
  'transactionHash',
  'logIndex',
  'kind',
  'event',
  'account',
  'otherAccount',
  'hash',
  'by',
  'allowed',
  'name',
  'domain',
  'number',
  'document',
  'problem',
] as const satisfies readonly (keyof HistoryRow)[]

/**
 * Writes rows as CSV (RFC 4180: comma, CRLF, every field quoted), with a line of column names.
 *
 * Names, domains and notices are a brand's own words: a text that a spreadsheet would take for a formula gets an
 * apostrophe in front (OWASP, CSV injection).
 *
 * @param rows what `historyRows` returned
 * @example
 * import { writeFile } from 'node:fs/promises'
 * import { getHistory, historyCsv, historyRows } from '@consent-ledger/sdk/audit'
 * import { brandId, client, deployment } from './setup.ts'
 *
 * const history = await getHistory(client, { deployment, brandId })
 * await writeFile('history.csv', historyCsv(historyRows(history)))
 */
export function historyCsv(rows: readonly HistoryRow[]): string {
  const lines = [columns.map(quote).join(',')]
  for (const row of rows) lines.push(columns.map((column) => quote(row[column])).join(','))
  return `${lines.join('\r\n')}\r\n`
}

function quote(value: string | number | boolean | null): string {
  const text = value === null ? '' : String(value)
  const harmless = typeof value === 'string' && /^[\s\p{C}]*[=+\-@\t\r\n＝＋－＠]/u.test(text) ? `'${text}` : text
  return `"${harmless.replaceAll('"', '""')}"`
}
