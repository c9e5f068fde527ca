import { dirname, join, relative, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build, type Rollup } from 'vite'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Peers of the SDK and Node itself: a program has them anyway. */
const outside = /^(node:|(viem|ethers|express|fastify|hono|hash-wasm|pg|prom-client|secp256k1)(\/|$))/

export type ImportBundle = {
  /** Bytes of the minified script, packed with gzip. */
  readonly gzip: number
  /** Rooms of the SDK with a module in it, such as `protocol`; `errors` and `abi` among them. */
  readonly rooms: readonly string[]
  /** Packages with a module in it. */
  readonly packages: readonly string[]
  /** What it imports when it runs. */
  readonly imports: readonly string[]
}

/**
 * Bundles a program that is one import of the SDK, and tells what gets into it. Modules of which nothing is used do not count.
 *
 * @param program for example `export * from '@consent-ledger/sdk'`
 */
export async function bundleImport(program: string): Promise<ImportBundle> {
  const entry = '\0program'
  const built = await build({
    root,
    configFile: false,
    logLevel: 'silent',
    plugins: [
      {
        name: 'program',
        resolveId: (id) => (id === join(root, 'program') ? entry : null),
        load: (id) => (id === entry ? program : null),
      },
    ],
    build: {
      write: false,
      target: 'es2023',
      minify: true,
      lib: { entry: 'program', formats: ['es'], fileName: 'program' },
      rolldownOptions: { external: outside },
    },
  })
  const outputs = (Array.isArray(built) ? built : [built]) as Rollup.RollupOutput[]
  const chunks = outputs
    .flatMap(({ output }) => output)
    .filter((part): part is Rollup.OutputChunk => part.type === 'chunk')
  const files = new Set(chunks.map(({ fileName }) => fileName))
  const modules = chunks
    .flatMap((chunk) => Object.entries(chunk.modules))
    .filter(([id, { renderedLength }]) => id !== entry && renderedLength > 0)
    .map(([id]) => relative(root, id).split(sep).join('/'))
  const roomOf = (id: string) => /^sdk\/src\/(?:([^/]+)\/)?/.exec(id)?.[1]
  const packageOf = (id: string) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1]
  return {
    gzip: chunks.reduce((sum, { code }) => sum + gzipSync(code).length, 0),
    rooms: unique(modules.map(roomOf)),
    packages: unique(modules.map(packageOf)),
    imports: unique(chunks.flatMap(({ imports, dynamicImports }) => [...imports, ...dynamicImports])).filter(
      (name) => !files.has(name),
    ),
  }
}

function unique(names: readonly (string | undefined)[]): string[] {
  return [...new Set(names)].filter((name) => name !== undefined).sort()
}
