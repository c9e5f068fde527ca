import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { DeployError } from './deployError.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')

/**
 * Builds the contracts: what is deployed must be what the sources say now.
 *
 * @param folder The project to build; this one by default.
 * @throws {DeployError} when they do not compile.
 */
export async function buildContracts(folder: string = root): Promise<void> {
  const hardhat = join(dirname(createRequire(import.meta.url).resolve('hardhat/package.json')), 'dist/src/cli.js')
  const options = { cwd: folder, env: { ...process.env, DEPLOYER_KEY: '' } }
  try {
    await promisify(execFile)(process.execPath, [hardhat, 'build', '--quiet', '--no-tests'], options)
  } catch (cause) {
    throw new DeployError(`The contracts do not build:\n${(cause as { stderr?: string }).stderr ?? cause}`, { cause })
  }
}
