import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Hex } from 'viem'
import { DeployError } from './deployError.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')

/** What the compiler said about a contract, as Hardhat keeps it. */
export type Artifact = {
  readonly bytecode: Hex
  readonly deployedBytecode: Hex
  /** Where the constructor fills its immutables into the deployed code, in bytes, by the number of the variable. */
  readonly immutableReferences: Readonly<Record<string, readonly { readonly start: number; readonly length: number }[]>>
  /** The name of the source in the compiler's input. */
  readonly inputSourceName: string
  readonly buildInfoId: string
}

/**
 * Reads a built contract.
 *
 * @param contract Its name, e.g. `ConsentLedger`.
 * @param folder Where the build is; the project itself by default.
 * @throws {DeployError} when it is not built.
 */
export function readArtifact(contract: string, folder: string = root): Artifact {
  const path = join(folder, 'artifacts', 'contracts', `${contract}.sol`, `${contract}.json`)
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (cause) {
    throw new DeployError(`The contracts are not built: ${path} cannot be read. Run: npm run generate`, { cause })
  }
}
