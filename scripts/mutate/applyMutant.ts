import type { Mutant } from './mutant.ts'

/** The sources with one mutant in its place. */
export function applyMutant(contents: ReadonlyMap<string, string>, mutant: Mutant): Map<string, string> {
  const bytes = Buffer.from(contents.get(mutant.file) ?? '')
  const mutated = Buffer.concat([
    bytes.subarray(0, mutant.start),
    Buffer.from(mutant.mutated),
    bytes.subarray(mutant.end),
  ])
  return new Map([...contents, [mutant.file, mutated.toString()]])
}
