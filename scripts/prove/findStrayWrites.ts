import { steps } from './steps.ts'
import type { Writes } from './writesOf.ts'

const loops = ['revokeAsBrand', 'revoke']
const loopWrites = ['_revocationDigests[brandId]', '_spend(brandId)']

/** What the ledger writes outside of the steps, in words; empty if the steps are all there is. */
export function findStrayWrites({ own, entries }: Writes): string[] {
  const known = new Set([...steps.map(({ name }) => name), ...loops])
  const strayEntries = entries.filter((name) => !known.has(name)).map((name) => `${name} is not among the steps`)
  const strayWrites = loops.flatMap((name) =>
    (own.get(name) ?? []).filter((write) => !loopWrites.includes(write)).map((write) => `${name} also does ${write}`),
  )
  return [...strayEntries, ...strayWrites]
}
