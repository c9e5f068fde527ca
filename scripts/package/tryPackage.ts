import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { PackageError } from './packageError.ts'
import { runNpm } from './runNpm.ts'
import { runProgram } from './runProgram.ts'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** What the program in `consumer/` uses besides the SDK, in the versions the project has pinned; the types are those a brand would install. */
const others = [
  'viem',
  'ethers',
  'express',
  'fastify',
  'hono',
  'prom-client',
  'hash-wasm',
  'secp256k1',
  '@types/express',
  '@types/node',
]

/** How a program finds the types of a package: as Node does, and as bundlers do. What the first writes is run. */
const compilers = {
  node16: { module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16 },
  bundler: { module: ts.ModuleKind.Preserve, moduleResolution: ts.ModuleResolutionKind.Bundler, noEmit: true },
}

/**
 * Installs the tarball and what it needs with npm in a fresh folder that is not inside the project.
 *
 * @param folder an existing empty folder
 * @param tarball path of the tarball
 * @throws {PackageError} when npm fails
 */
export async function installPackage(folder: string, tarball: string): Promise<void> {
  const { dependencies: pinned } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const dependencies = {
    '@consent-ledger/sdk': `file:${tarball}`,
    ...Object.fromEntries(others.map((name) => [name, pinned[name]])),
  }
  const manifest = { name: 'a-brand', version: '1.0.0', private: true, type: 'module', dependencies }
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  const args = ['install', '--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error']
  await runNpm(args, { cwd: folder, title: 'npm install of the tarball' })
}

/**
 * Compiles the program in `consumer/` against the installed package. All types of the package are checked; those of other packages are theirs.
 *
 * @param folder as `installPackage` left it
 * @throws {PackageError} with the compiler's words when a type is wrong
 */
export function compileConsumer(folder: string, resolution: keyof typeof compilers): void {
  cpSync(join(root, 'scripts/package/consumer'), join(folder, 'src'), { recursive: true })
  const program = ts.createProgram([join(folder, 'src/live.ts')], {
    target: ts.ScriptTarget.ES2023,
    lib: ['lib.es2024.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    strict: true,
    verbatimModuleSyntax: true,
    types: ['node'],
    typeRoots: [join(folder, 'node_modules/@types')],
    rootDir: join(folder, 'src'),
    outDir: join(folder, 'built'),
    ...compilers[resolution],
  })
  const isOurs = ({ fileName }: ts.SourceFile) =>
    !fileName.includes('/node_modules/') || fileName.includes('/node_modules/@consent-ledger/sdk/')
  const found = [
    ...program.getConfigFileParsingDiagnostics(),
    ...program.getOptionsDiagnostics(),
    ...program.getGlobalDiagnostics(),
    ...program
      .getSourceFiles()
      .filter(isOurs)
      .flatMap((file) => [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)]),
  ]
  if (found.length > 0) {
    const host = {
      getCanonicalFileName: (name: string) => name,
      getCurrentDirectory: () => folder,
      getNewLine: () => '\n',
    }
    throw new PackageError(`The types do not fit with ${resolution}:\n${ts.formatDiagnostics(found, host)}`)
  }
  program.emit()
}

/**
 * Runs the compiled program against a chain.
 *
 * @param folder as `compileConsumer` left it for `node16`
 * @param node path of the Node to run it with
 * @param env what the program reads: see `consumer/live.ts`
 * @returns the version of that Node
 * @throws {PackageError} when the program fails
 */
export async function runConsumer(folder: string, node: string, env: Record<string, string>): Promise<string> {
  const output = await runProgram(node, ['built/live.js'], { cwd: folder, title: `the program on ${node}`, env })
  return JSON.parse(output).node
}
