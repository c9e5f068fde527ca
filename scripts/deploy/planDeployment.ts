import type { Address } from 'viem'
import { connectChain } from './connectChain.ts'
import type { DeployOptions } from './deploy.ts'
import { deploymentFile } from './deploymentFile.ts'
import type { Cost } from './estimateCost.ts'
import { ledgerSalt } from './ledgerSalt.ts'
import { parseKey } from './parseKey.ts'
import { type PlannedContracts, planContracts } from './planContracts.ts'
import { type Survey, surveyChain } from './surveyChain.ts'

/** What a deployment would do. */
export type DeploymentPlan = {
  readonly chainId: number
  readonly planned: PlannedContracts
  readonly missing: Survey['missing']
  readonly cost: Cost
  /** Who would pay and has how much, if a key was given. */
  readonly payer: { readonly address: Address; readonly balance: bigint } | undefined
}

/**
 * Works out what `deploy` would do with the same options. Sends and writes nothing.
 *
 * @throws {DeployError} when `deploy` would refuse the chain, the file or what is at the addresses.
 */
export async function planDeployment(options: DeployOptions): Promise<DeploymentPlan> {
  const account = options.privateKey === undefined ? undefined : parseKey(options.privateKey)
  const planned = planContracts(options.salt ?? ledgerSalt)
  const client = await connectChain(options.rpcUrl, options.chainId)
  const chainId = client.chain?.id as number
  const out = options.out ?? deploymentFile(chainId)
  const { missing, cost } = await surveyChain(client, planned, { out, finality: options.finality })
  const payer = account && { address: account.address, balance: await client.getBalance({ address: account.address }) }
  return { chainId, planned, missing, cost, payer }
}
