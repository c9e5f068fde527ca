/** Makes the SDK's package for npm: builds it in sdk/package and packs that. See docs/decisions/0013-the-package-is-built-beside-its-sources.md. */
import { mkdirSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command, CommanderError } from 'commander'
import { buildPackage } from './package/buildPackage.ts'
import { PackageError } from './package/packageError.ts'
import { packFolder } from './package/packFolder.ts'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

const command = new Command('pack')
  .description('Builds the SDK in sdk/package, as it is published, and makes the tarball of it.')
  .option('--json', 'print one line of JSON')
  .option('--out <folder>', 'where the tarball goes', '.local')
  .addHelpText(
    'after',
    `
Publish with: npm publish <the tarball>. Progress goes to stderr, the answer to stdout.
Exit codes: 0 packed; 1 it could not be built; 2 bad input.`,
  )
  .exitOverride()

async function main(args: readonly string[]): Promise<void> {
  const { json, out } = command.parse(args, { from: 'user' }).opts<{ json?: true; out: string }>()
  const destination = resolve(root, out)
  mkdirSync(destination, { recursive: true })
  const folder = join(root, 'sdk/package')
  process.stderr.write('Building sdk/package …\n')
  buildPackage(folder)
  const { path, ...packed } = await packFolder(folder, destination)
  const answer = { tarball: relative(root, path), ...packed }
  const kilobytes = (bytes: number) => `${Math.round(bytes / 1_000)} kB`
  const sentence = `${answer.tarball}: ${kilobytes(answer.size)}, ${answer.files.length} files of ${kilobytes(answer.unpackedSize)}`
  process.stdout.write(`${json ? JSON.stringify(answer) : sentence}\n`)
}

try {
  await main(process.argv.slice(2))
} catch (error) {
  // Commander has printed what is wrong; help ends well.
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2
  else if (error instanceof PackageError) {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  } else throw error
}
