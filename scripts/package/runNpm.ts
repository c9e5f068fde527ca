import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { PackageError } from './packageError.ts'
import { runProgram } from './runProgram.ts'

/** npm's own script beside this Node, beside a Node on the PATH, or the one that started us: so that npm runs under the Node we choose. */
function npmScript(): string {
  const folders = [
    dirname(process.execPath),
    ...(process.env.PATH ?? '').split(process.platform === 'win32' ? ';' : ':'),
  ]
  const candidates = [
    process.env.npm_execpath ?? '',
    ...folders.flatMap((folder) => [
      join(folder, '../lib/node_modules/npm/bin/npm-cli.js'),
      join(folder, 'node_modules/npm/bin/npm-cli.js'),
    ]),
    '/usr/share/nodejs/npm/bin/npm-cli.js',
  ]
  const found = candidates.find((path) => path.endsWith('npm-cli.js') && existsSync(path))
  if (found === undefined) throw new PackageError('npm was not found. Install Node.js with npm and try again.')
  return found
}

/**
 * Runs npm in a folder, with the Node that runs this.
 *
 * @returns what npm wrote to stdout
 * @throws {PackageError} when npm is missing or fails
 */
export function runNpm(args: readonly string[], { cwd, title }: { cwd: string; title: string }): Promise<string> {
  return runProgram(process.execPath, [npmScript(), ...args], { cwd, title })
}
