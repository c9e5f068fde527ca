import { globSync } from 'node:fs'
import { killerTests } from './killerTests.ts'

/** The Mocha files that may kill a mutant of a source, the most likely first. */
export function killerFiles(root: string, source: string): string[] {
  const leftOut: readonly string[] = killerTests.leftOut
  const files = globSync([...killerTests.mocha], { cwd: root })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !leftOut.includes(file))
    .sort()
  const first = (killerTests.first[source] ?? []).filter((file) => files.includes(file))
  return [...first, ...files.filter((file) => !first.includes(file))]
}
