import type { Deployment } from '@consent-ledger/sdk'
import type { PublicClient } from 'viem'
import { DeployError } from './deployError.ts'
import { deploymentProxy } from './deploymentProxy.ts'
import { type Cost, estimateCost } from './estimateCost.ts'
import { isDeployed } from './isDeployed.ts'
import type { PlannedContracts } from './planContracts.ts'
import { readKeptDeployment } from './readKeptDeployment.ts'
import { reasonOf } from './reasonOf.ts'
import { refuseUnfitChain } from './refuseUnfitChain.ts'

/** What a chain has of a deployment, and what the rest would cost. */
export type Survey = {
  readonly kept: Deployment | undefined
  readonly finality: Deployment['finality']
  readonly missing: { readonly proxy: boolean; readonly ledger: boolean; readonly verifier: boolean }
  readonly cost: Cost
}

/**
 * Finds out, without sending anything, what there is to do on a chain.
 *
 * @param options.out The deployment file.
 * @param options.finality Depths in blocks; null for the node's tags; undefined for what the file says, else the tags.
 * @throws {DeployError} when the chain, the file or what is at the addresses is not what it should be.
 */
export async function surveyChain(
  client: PublicClient,
  planned: PlannedContracts,
  options: { readonly out: string; readonly finality: Deployment['finality'] | undefined },
): Promise<Survey> {
  try {
    const kept = await readKeptDeployment(client, options.out, planned)
    const finality = options.finality !== undefined ? options.finality : (kept?.finality ?? null)
    await refuseUnfitChain(client, finality !== null)
    const missing = {
      proxy: !(await isDeployed(client, { name: 'deployment proxy', ...deploymentProxy })),
      ledger: !(await isDeployed(client, planned.ledger)),
      verifier: !(await isDeployed(client, planned.verifier)),
    }
    return { kept, finality, missing, cost: await estimateCost(client, planned, missing) }
  } catch (cause) {
    if (cause instanceof DeployError) throw cause
    throw new DeployError(`The chain could not be examined: ${reasonOf(cause)}.`, { cause })
  }
}
