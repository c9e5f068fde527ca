import { steps } from './steps.ts'
import type { Writes } from './writesOf.ts'

/** The functions that are loops over steps, or over another of them, with what they may do. */
const loops: Readonly<Record<string, readonly string[]>> = {
  revokeAsBrand: ['_spend(brandId)'],
  revoke: ['_spend(revocation.brandId)'],
  _spend: ['_spendLock(brandId)', '_revocationDigests[brandId]'],
}

/** What the ledger writes outside of the steps, in words; empty if the steps are all there is. */
export function findStrayWrites({ own, entries }: Writes): string[] {
  const known = new Set([...steps.map(({ name }) => name), ...Object.keys(loops)])
  const strayEntries = entries.filter((name) => !known.has(name)).map((name) => `${name} is not among the steps`)
  const strayWrites = Object.entries(loops).flatMap(([name, may]) =>
    (own.get(name) ?? []).filter((write) => !may.includes(write)).map((write) => `${name} also does ${write}`),
  )
  return [...strayEntries, ...strayWrites]
}
