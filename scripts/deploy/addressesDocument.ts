import { deploymentProxy } from './deploymentProxy.ts'
import type { PlannedContracts } from './planContracts.ts'

/**
 * The text of `deployments/addresses.json`: where the contracts of this build are on every chain, and the hashes of their code.
 */
export function addressesDocument({ ledger, verifier }: PlannedContracts): string {
  const addresses = {
    ledger: ledger.address,
    codeHash: ledger.codeHash,
    verifier: verifier.address,
    verifierCodeHash: verifier.codeHash,
    salt: ledger.salt,
    deploymentProxy: deploymentProxy.address,
  }
  return `${JSON.stringify(addresses, null, 2)}\n`
}
