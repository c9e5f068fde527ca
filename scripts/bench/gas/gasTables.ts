import { type GasReport, type Goal, gasReport } from './gasReport.ts'
import type { ForkFigures } from './measureForks.ts'

/** A table: its columns' titles, then its rows. The first cell of a row is text, the others are figures. */
export type GasTable = { readonly titles: readonly string[]; readonly rows: readonly (readonly string[])[] }

/** One thing done, what it costs on each contract (null: there is no such thing), and how many times as dear as the limit. */
type Costs = readonly [
  title: string,
  ours: number,
  easAlike: number | null,
  easAttestation: number | null,
  floor: number,
  bare: number,
]

/** Gas as people read it: whole numbers, but two digits of what is small. */
export function formatGas(gas: number | null): string {
  if (gas === null) return '–'
  const digits = gas < 100 ? 2 : 0
  return gas.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}

function formatRatio(gas: number | null, base: number | null): string {
  return gas === null || base === null ? '–' : `${formatGas(gas / base)} ×`
}

/** What everything costs in steady state, beside EAS and the floor. */
export function costsTable({ figures }: ForkFigures): GasTable {
  const { ours, eas, floor, bare } = gasReport(figures)
  const perGrant = (count: number, our: number, attestation: number): Costs => [
    `a grant, ${count === 1 ? 'alone' : `${count.toLocaleString('en')}`} under its root`,
    our,
    eas.timestamp / count,
    attestation,
    floor.recordGrants / count,
    bare.recordGrants / count,
  ]
  const one = [eas.revokeOffchain, eas.revoke, floor.revoke1, bare.revoke1] as const
  const ten = [eas.multiRevokeOffchain10Each, eas.multiRevoke10Each, floor.revoke10Each, bare.revoke10Each] as const
  const hundred = [
    eas.multiRevokeOffchain100Each,
    eas.multiRevoke100Each,
    floor.revoke100Each,
    bare.revoke100Each,
  ] as const
  const costs: readonly Costs[] = [
    perGrant(1, ours.grantAt1, eas.attest),
    perGrant(10, ours.grantAt10, eas.multiAttest10Each),
    perGrant(1_000, ours.grantAt1000, eas.multiAttest10Each),
    perGrant(100_000, ours.grantAt100000, eas.multiAttest10Each),
    ['a root of uses', ours.recordUses, eas.timestamp, null, floor.recordUses, bare.recordUses],
    ['a revocation, 1 in the call', ours.revoke1, ...one],
    ['a revocation, 10 in the call', ours.revoke10Each, ...ten],
    ['a revocation, 100 in the call', ours.revoke100Each, ...hundred],
    ['a revocation, 10 of 10 brands', ours.revoke10Of10BrandsEach, ...ten],
    ['a revocation, 100 of 10 brands', ours.revoke100Of10BrandsEach, ...hundred],
    ['a revocation, 100 of 100 brands', ours.revoke100Of100BrandsEach, ...hundred],
    ['a revocation by the brand, 1 in the call', ours.revokeAsBrand1, ...one],
    ['a revocation by the brand, 10 in the call', ours.revokeAsBrand10Each, ...ten],
    ['a revocation by the brand, 100 in the call', ours.revokeAsBrand100Each, ...hundred],
    [
      'all of a brand by its brand lock, 10 grants',
      ours.revokeBrandLock,
      eas.revokeOffchain,
      eas.multiRevoke10Each * 10,
      floor.revoke1,
      bare.revoke1,
    ],
    ['all of a brand, every receipt lost', ours.revoke3BrandLocks, null, null, floor.revoke3, bare.revoke3],
  ]
  return {
    titles: [
      'gas for',
      'ours',
      'EAS, like for like',
      'EAS attestation',
      'floor',
      'one slot',
      'ours ÷ floor',
      'ours ÷ EAS, like for like',
      'EAS attestation ÷ ours',
    ],
    rows: costs.map(([title, our, alike, attestation, least, slot]) => [
      title,
      ...[our, alike, attestation, least, slot].map(formatGas),
      formatRatio(our, least),
      formatRatio(our, alike),
      formatRatio(attestation, our),
    ]),
  }
}

/** What costs more the first time, when a slot of the brand is written that was empty. */
export function firstTable({ figures }: ForkFigures): GasTable {
  const { ours, eas, floor } = gasReport(figures)
  const rows: readonly (readonly [string, number, number])[] = [
    ['`recordGrants`', ours.recordGrantsFirst, ours.recordGrants],
    ['`recordUses`', ours.recordUsesFirst, ours.recordUses],
    ['`revoke`, 1 lock', ours.revoke1First, ours.revoke1],
    ['`revoke`, 10 locks of 10 brands, each', ours.revoke10Of10BrandsFirstEach, ours.revoke10Of10BrandsEach],
    ['`publishNotice`, 8,000 bytes', ours.publishNotice8000First, ours.publishNotice8000],
    ['EAS `attest`', eas.attestFirst, eas.attest],
    ['EAS `timestamp`', eas.timestampFirst, eas.timestamp],
    ['EAS `revokeOffchain`', eas.revokeOffchainFirst, eas.revokeOffchain],
    ['floor: a root of uses', floor.recordUsesFirst, floor.recordUses],
    ['floor: 1 revocation', floor.revoke1First, floor.revoke1],
  ]
  return {
    titles: ['gas for', 'the first ever', 'from then on', 'difference'],
    rows: rows.map(([title, first, steady]) => [title, ...[first, steady, first - steady].map(formatDifference)]),
  }
}

/** A difference of nothing is 0. */
function formatDifference(gas: number): string {
  return gas === 0 ? '0' : formatGas(gas)
}

/** The same calls under older and newer rules. */
export function forksTable(forks: readonly ForkFigures[]): GasTable {
  const reports = forks.map(({ figures }) => gasReport(figures))
  const row = (title: string, read: (report: GasReport) => number) => [
    title,
    ...reports.map((report) => formatGas(read(report))),
  ]
  return {
    titles: ['gas for', ...forks.map(({ name }) => name)],
    rows: [
      row('`recordGrants`', ({ ours }) => ours.recordGrants),
      row('`recordUses`', ({ ours }) => ours.recordUses),
      row('`revoke`, 1 lock', ({ ours }) => ours.revoke1),
      row('`revoke`, 100 locks, each', ({ ours }) => ours.revoke100Each),
      row('`publishNotice`, 8,000 bytes', ({ ours }) => ours.publishNotice8000),
      row('EAS `timestamp`', ({ eas }) => eas.timestamp),
      row('EAS `revokeOffchain`', ({ eas }) => eas.revokeOffchain),
      row('EAS `attest`', ({ eas }) => eas.attest),
      row('EAS `revoke`', ({ eas }) => eas.revoke),
      row('floor: a root of grants', ({ floor }) => floor.recordGrants),
      row('floor: 1 revocation', ({ floor }) => floor.revoke1),
      row('floor: 100 revocations, each', ({ floor }) => floor.revoke100Each),
    ],
  }
}

/** What was promised, and what is. */
export function goalsTable(goals: readonly Goal[]): GasTable {
  return {
    titles: ['goal', 'at most', 'measured', 'met'],
    rows: goals.map(({ name, most, measured, isMet }) => [
      `\`${name}\``,
      formatGas(most),
      formatGas(measured),
      isMet ? 'yes' : 'NO',
    ]),
  }
}

/** A table in Markdown, figures to the right. */
export function markdownTable({ titles, rows }: GasTable): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(titles), line(titles.map((_, index) => (index === 0 ? '---' : '--:'))), ...rows.map(line)].join('\n')
}

/** A table for a terminal. */
export function plainTable({ titles, rows }: GasTable): string {
  const all = [titles, ...rows].map((cells) => cells.map((cell) => cell.replaceAll('`', '')))
  const widths = titles.map((_, index) => Math.max(...all.map((cells) => cells[index]?.length ?? 0)))
  return all
    .map((cells) =>
      cells
        .map((cell, index) => (index === 0 ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
