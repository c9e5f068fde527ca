import { globSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'

export type Sources = {
  /** Every source by the name under which it is imported. */
  readonly contents: ReadonlyMap<string, string>
  /** A source and all that it imports, directly or not. */
  readonly closureOf: (name: string) => ReadonlySet<string>
}

/** Reads the Solidity of `contracts/` and `test/` and what it imports from packages. */
export function readSources(root: string): Sources {
  const contents = new Map<string, string>()
  const imports = new Map<string, readonly string[]>()
  const add = (name: string) => {
    if (contents.has(name)) return
    const text = readFileSync(join(root, /^(contracts|test)\//.test(name) ? name : join('node_modules', name)), 'utf8')
    contents.set(name, text)
    const paths = [...text.matchAll(/^import\s+(?:[^"';]*\s+from\s+)?["']([^"']+)["']/gm)].map(([, path = '']) => path)
    const names = paths.map((path) => (path.startsWith('.') ? posix.join(posix.dirname(name), path) : path))
    imports.set(name, names)
    names.forEach(add)
  }
  globSync('{contracts,test}/**/*.sol', { cwd: root }).sort().forEach(add)

  const closureOf = (name: string) => {
    const closure = new Set<string>()
    const visit = (source: string) => {
      if (closure.has(source)) return
      closure.add(source)
      for (const other of imports.get(source) ?? []) visit(other)
    }
    visit(name)
    return closure
  }
  return { contents, closureOf }
}
