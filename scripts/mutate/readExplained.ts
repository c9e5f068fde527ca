import { readFileSync } from 'node:fs'
import type { Explanation } from './explanation.ts'
import { MutateError } from './mutateError.ts'

/** Reads the explained mutants: a JSON list of `{ id, original, mutated, reason }`. */
export function readExplained(path: string): Explanation[] {
  let list: unknown
  try {
    list = JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new MutateError(`${path} cannot be read as JSON (${(cause as Error).message}). Mend or restore it.`, {
      cause,
    })
  }
  if (!Array.isArray(list)) throw new MutateError(`${path} must hold a list. Wrap its entries in [ and ].`)
  const seen = new Set<string>()
  for (const [place, entry] of list.entries()) {
    for (const field of ['id', 'original', 'mutated', 'reason']) {
      const value = (entry as Record<string, unknown> | null)?.[field]
      if (typeof value === 'string' && (value !== '' || field === 'mutated')) continue
      throw new MutateError(`Entry ${place + 1} of ${path} has no "${field}". Give it that text.`)
    }
    const { id, reason } = entry as Explanation
    if (!reason.endsWith('.'))
      throw new MutateError(`The reason of ${id} in ${path} is no sentence. End it with a dot.`)
    if (seen.has(id)) throw new MutateError(`${id} is explained twice in ${path}. Take one out.`)
    seen.add(id)
  }
  return list as Explanation[]
}
