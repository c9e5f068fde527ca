import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Deployment } from '@consent-ledger/sdk'
import { deploy, type Finality } from '../../scripts/deploy.ts'

/** The first account of anvil and of Hardhat's network: known to everybody, worthless elsewhere. */
export const developmentKey = '0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80'

/**
 * Deploys both contracts to a local chain, the same way as `npm run deploy`. The contracts must have been built.
 *
 * @param options.rpcUrl The local node.
 * @param options.privateKey The key that pays; the first development account by default.
 * @param options.finality Depths in blocks; null (the default) means the tags `safe` and `finalized`.
 * @param options.idle True if the chain makes blocks only on demand.
 * @param options.out Where to write the deployment file; by default it is not kept.
 * @returns The deployment.
 */
export async function deployLedger(options: {
  rpcUrl: string
  privateKey?: string
  finality?: Finality | null
  idle?: boolean
  out?: string
}): Promise<Deployment> {
  const { rpcUrl, privateKey = developmentKey, finality = null, idle = false } = options
  if (options.out !== undefined) return deploy({ rpcUrl, privateKey, finality, idle, out: options.out, replace: true })

  const folder = await mkdtemp(join(tmpdir(), 'consent-ledger-'))
  try {
    return await deploy({ rpcUrl, privateKey, finality, idle, out: join(folder, 'deployment.json') })
  } finally {
    await rm(folder, { recursive: true })
  }
}
