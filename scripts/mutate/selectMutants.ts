import { basename } from 'node:path'
import type { Mutant } from './mutant.ts'

/** The mutants that one of the words fits: an id, an operator, a file by name or path, or `file:line`. All without words. */
export function selectMutants(mutants: readonly Mutant[], words: readonly string[] | undefined): Mutant[] {
  if (!words) return [...mutants]
  return mutants.filter(({ id, operator, file, line }) =>
    words.some((word) =>
      [id, operator, file, basename(file), `${basename(file)}:${line}`, `${file}:${line}`].includes(word),
    ),
  )
}
