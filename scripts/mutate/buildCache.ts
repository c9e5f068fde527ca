import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { Compiled } from './compileSources.ts'

type Kept = Pick<Compiled, 'artifacts' | 'error'>

/**
 * Keeps what the compiler gave, in the project's folder of caches, so a further run builds only what is new. An entry is found by the hash of
 * all that went in: the sources, the settings and the version of the compiler.
 */
export function buildCache(root: string) {
  const folder = join(root, 'cache/mutate')
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/solc/package.json'), 'utf8')) as {
    version: string
  }
  return (contents: ReadonlyMap<string, string>, wanted: string, settings: object, build: () => Kept): Kept => {
    const key = createHash('sha256')
      .update(JSON.stringify([version, [...contents].sort(), wanted, settings]))
      .digest('hex')
    const path = join(folder, `${key}.json.gz`)
    try {
      return JSON.parse(gunzipSync(readFileSync(path)).toString()) as Kept
    } catch {
      const { artifacts, error } = build()
      const kept: Kept = error === undefined ? { artifacts } : { artifacts, error }
      mkdirSync(folder, { recursive: true })
      writeFileSync(`${path}.${process.pid}`, gzipSync(JSON.stringify(kept)))
      renameSync(`${path}.${process.pid}`, path)
      return kept
    }
  }
}
