import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { PackageError } from './packageError.ts'
import { publishedManifest } from './publishedManifest.ts'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/**
 * Builds the SDK as it is published: a folder with `package.json`, `README.md`, `LICENSE`, `dist/` (ES modules, their types, maps of both)
 * and `src/`, which the maps lead to. `npm pack` and `npm publish` work on the folder as on any other.
 *
 * Types are not checked here: `npm run check` does, and `npm run check:package` compiles a program against the result.
 *
 * @param folder a folder inside the project, so that the sources find their packages; what it held is gone
 * @throws {PackageError} when a module cannot be written
 */
export function buildPackage(folder: string): void {
  if (relative(root, resolve(folder)).startsWith('..')) {
    throw new PackageError(`The package must be built inside the project, not in ${folder}.`)
  }
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  cpSync(join(root, 'sdk/src'), join(folder, 'src'), { recursive: true })
  cpSync(join(root, 'sdk/README.md'), join(folder, 'README.md'))
  cpSync(join(root, 'LICENSE'), join(folder, 'LICENSE'))
  const workspace = JSON.parse(readFileSync(join(root, 'sdk/package.json'), 'utf8'))
  const manifest = publishedManifest(workspace)
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  emit(folder, Object.values(workspace.exports as Record<string, string>))
}

/** Writes what the entry points reach, and nothing else, to `dist/`. */
function emit(folder: string, sources: readonly string[]): void {
  const { config, error } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile)
  if (error) throw new PackageError(ts.flattenDiagnosticMessageText(error.messageText, '\n'))
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: ['-'] }, ts.sys, root)
  const program = ts.createProgram(
    sources.map((source) => join(folder, source)),
    {
      ...options,
      noEmit: false,
      noCheck: true,
      allowImportingTsExtensions: false,
      rewriteRelativeImportExtensions: true,
      rootDir: join(folder, 'src'),
      outDir: join(folder, 'dist'),
      declaration: true,
      declarationMap: true,
      sourceMap: true,
      types: ['node'],
    },
  )
  const { diagnostics } = program.emit(undefined, (file, text) => {
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, file.endsWith('.d.ts') ? withBuiltImports(text) : text)
  })
  const problems = diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
  if (problems.length > 0) throw new PackageError(`The SDK cannot be built:\n${problems.join('\n')}`)
}

/** The compiler leaves `./guard.ts` in types, which only TypeScript itself resolves. Nothing moves: both endings are as long. */
function withBuiltImports(types: string): string {
  return types.replace(/(\bfrom |\bimport\()(["'])(\.{1,2}\/[^"'\n]+)\.ts\2/g, '$1$2$3.js$2')
}
