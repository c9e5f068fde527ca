import { PackageError } from './packageError.ts'

/** What is used of `sdk/package.json`. */
export type WorkspaceManifest = {
  readonly name: string
  readonly version: string
  readonly exports: Readonly<Record<string, string>>
  readonly [field: string]: unknown
}

/**
 * Gives the `package.json` that is published for that of the workspace: each entry point leads to what was built from its source, and what
 * concerns the workspace alone (`private`, `scripts`) is left out.
 *
 * @throws {PackageError} when an entry point is no TypeScript file below `src/`
 * @see Node.js documentation, "Packages", section "Conditional exports"; `types` comes first, as the TypeScript handbook asks
 */
export function publishedManifest({ private: _, scripts: __, exports, ...fields }: WorkspaceManifest) {
  const built = Object.entries(exports).map(([entryPoint, source]) => {
    const path = /^\.\/src\/(.+)\.ts$/.exec(source)?.[1]
    if (path === undefined) {
      throw new PackageError(
        `sdk/package.json: exports["${entryPoint}"] is ${source}; it must be a .ts file below ./src/.`,
      )
    }
    return [entryPoint, { types: `./dist/${path}.d.ts`, default: `./dist/${path}.js` }] as const
  })
  const published: Record<string, (typeof built)[number][1] | string> = {
    ...Object.fromEntries(built),
    './package.json': './package.json',
  }
  return { ...fields, exports: published }
}
