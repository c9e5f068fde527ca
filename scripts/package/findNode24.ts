import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { PackageError } from './packageError.ts'
import { runNpm } from './runNpm.ts'

const tooling = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), 'tooling/node24')

function installed(): string | null {
  const folder = join(tooling, 'node_modules')
  if (!existsSync(folder)) return null
  for (const name of readdirSync(folder).filter((entry) => entry.startsWith('node-'))) {
    for (const file of ['bin/node', 'bin/node.exe']) {
      const path = join(folder, name, file)
      if (existsSync(path) && spawnSync(path, ['--version']).status === 0) return path
    }
  }
  return null
}

/**
 * Finds the pinned Node 24, and fetches it from npm the first time.
 *
 * @returns the absolute path of the binary
 * @throws {PackageError} when there is none for this system
 */
export async function findNode24(): Promise<string> {
  const known = installed()
  if (known !== null) return known
  const args = ['install', '--no-audit', '--no-fund', '--no-save', '--no-package-lock', '--loglevel=error']
  await runNpm(args, { cwd: tooling, title: 'fetching Node 24' })
  const fetched = installed()
  if (fetched !== null) return fetched
  throw new PackageError(
    `npm has no Node 24 for ${process.platform} ${process.arch}. Try the package on another machine.`,
  )
}
