import type { Disagreement } from './disagreement.ts'
import type { Operation } from './operation.ts'

type Run = (operations: readonly Operation[]) => Promise<Disagreement | null>
type Found = { readonly operations: readonly Operation[]; readonly disagreement: Disagreement }

/** The same operation with one thing less, the greatest simplification first. */
function simplerOf(operation: Operation): readonly Operation[] {
  if (operation.kind === 'mine') return operation.blocks > 1 ? [{ ...operation, blocks: 1 }] : []
  const simpler: Operation[] = []
  const last = operation.args.length - 1
  const list = operation.args[last]
  if (operation.damage !== null) simpler.push({ ...operation, damage: null })
  if (operation.value !== 0) simpler.push({ ...operation, value: 0 })
  if (operation.sharesBlock) simpler.push({ ...operation, sharesBlock: false })
  if (operation.wait !== 1) simpler.push({ ...operation, wait: 1 })
  if (Array.isArray(list)) {
    for (const place of list.keys())
      simpler.push({ ...operation, args: operation.args.with(last, list.toSpliced(place, 1)) })
  }
  return simpler
}

/**
 * Makes a history that ends in a disagreement as short and as plain as can be: first what comes after is cut off, then ever smaller
 * pieces are left out, then single operations are simplified, as long as there still is a disagreement.
 */
export async function shrinkHistory(run: Run, found: Found): Promise<Found> {
  let best = found

  async function improvesWith(operations: readonly Operation[]): Promise<boolean> {
    const disagreement = await run(operations)
    if (disagreement === null) return false
    best = { operations: operations.slice(0, disagreement.step + 1), disagreement }
    return true
  }

  await improvesWith(found.operations.slice(0, found.disagreement.step + 1))
  for (let size = Math.ceil(best.operations.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let start = best.operations.length - size; start > -size; start -= size) {
      await improvesWith(best.operations.toSpliced(Math.max(0, start), size + Math.min(0, start)))
    }
  }
  for (let place = 0; place < best.operations.length; place++) {
    for (let isSimpler = true; isSimpler; ) {
      isSimpler = false
      const operation = best.operations[place]
      for (const simpler of operation === undefined ? [] : simplerOf(operation)) {
        isSimpler = await improvesWith(best.operations.with(place, simpler))
        if (isSimpler) break
      }
    }
  }
  return best
}
