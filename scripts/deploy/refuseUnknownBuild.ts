import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { addressesDocument } from './addressesDocument.ts'
import { DeployError } from './deployError.ts'
import type { PlannedContracts } from './planContracts.ts'

const path = join(dirname(fileURLToPath(import.meta.url)), '../../deployments/addresses.json')

/**
 * Makes sure that the build gives the addresses that are committed: others would look for the ledger there.
 *
 * @throws {DeployError} when it gives other ones.
 */
export function refuseUnknownBuild(planned: PlannedContracts): void {
  let committed = ''
  try {
    committed = readFileSync(path, 'utf8')
  } catch {
    // A missing file is as good as another one.
  }
  if (committed === addressesDocument(planned)) return
  throw new DeployError(
    `This build gives another ledger than deployments/addresses.json says: ${planned.ledger.address}. ` +
      'Undo what was changed in contracts/, hardhat.config.ts or the compiler; or, if a new ledger is meant, run: npm run generate',
  )
}
