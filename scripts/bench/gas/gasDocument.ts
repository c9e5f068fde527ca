import { readFileSync } from 'node:fs'
import { findGoals } from './gasReport.ts'
import { costsTable, firstTable, forksTable, goalsTable, markdownTable } from './gasTables.ts'
import type { ForkFigures } from './measureForks.ts'

/** The page that shows the figures, and the chart on it. */
export const gasPage = new URL('../../../docs/gas.md', import.meta.url)
export const gasPicture = new URL('../../../docs/images/gas.svg', import.meta.url)

/**
 * Puts the measured tables into docs/gas.md, each between `<!-- measured: name -->` and `<!-- end -->`; the text around them stays.
 * @throws {Error} when the page has no place for a table
 */
export function gasDocument(
  measured: readonly [cancun: ForkFigures, ...newer: ForkFigures[]],
  ledgerRuntimeBytes: number,
): string {
  const [cancun] = measured
  const tables = {
    costs: costsTable(cancun),
    first: firstTable(cancun),
    goals: goalsTable(findGoals(cancun, ledgerRuntimeBytes)),
    forks: forksTable(measured),
  }
  let page = readFileSync(gasPage, 'utf8')
  for (const [name, table] of Object.entries(tables)) {
    const begin = `<!-- measured: ${name} -->\n`
    const at = page.indexOf(begin)
    const end = page.indexOf('\n<!-- end -->', at)
    if (at < 0 || end < 0) throw new Error(`docs/gas.md has no "${begin.trim()}" … "<!-- end -->"`)
    page = page.slice(0, at + begin.length) + markdownTable(table) + page.slice(end)
  }
  return page
}
