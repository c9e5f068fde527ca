import type { Mutant } from './mutant.ts'

const short = (text: string) => {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > 90 ? `${line.slice(0, 60)} … ${line.slice(-27)}` : line
}

/** A mutant in one line: its id, what was there and what is there instead. */
export function describeMutant({ id, original, mutated }: Mutant): string {
  return `${id}: ${short(original)} → ${short(mutated) || 'nothing'}`
}
