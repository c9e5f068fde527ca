import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { arch, platform } from 'node:process'

const require = createRequire(import.meta.url)
const architectures: Record<string, string> = { x64: 'amd64', arm64: 'arm64' }
const platforms: Record<string, string> = { win32: 'win32', darwin: 'darwin', linux: 'linux' }

/**
 * Finds anvil's own binary inside its npm package, so that a signal sent to the process reaches anvil and not a wrapper.
 * @returns the absolute path of the binary
 * @throws {Error} when the platform package was not installed
 */
export function anvilBinary(): string {
  const name = `@foundry-rs/anvil-${platforms[platform]}-${architectures[arch]}`
  const scope = dirname(dirname(require.resolve('@foundry-rs/anvil/package.json')))
  const path = join(scope, name.split('/')[1] as string, 'bin', platform === 'win32' ? 'anvil.exe' : 'anvil')
  if (!existsSync(path)) {
    throw new Error(
      `The local chain is missing: ${name} is not installed. Run "npm install" on this machine and try again.`,
    )
  }
  return path
}

/**
 * How every local chain runs: Cancun rules, as the compiler is set to, and a bounded number of old states.
 * Without a bound anvil writes each block's state below HOME for ever; `--prune-history` with a number grows in memory instead.
 */
export const anvilFlags = ['--hardfork', 'cancun', '--max-persisted-states', '64', '--quiet'] as const
