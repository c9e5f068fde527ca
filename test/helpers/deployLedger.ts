import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Deployment } from '@consent-ledger/sdk'
import type { Hex } from 'viem'
import { deploy } from '../../scripts/deploy/deploy.ts'

/** The first account of anvil and of Hardhat's network: known to everybody, worthless elsewhere. */
export const developmentKey = '0xac0974bec39a17e36ba4a6b4d238ff944bacb478cbed5efcae784d7bf4f2ff80'

/**
 * Deploys both contracts to a local chain, the same way as `npm run deploy`. The contracts must have been built.
 *
 * @param options.rpcUrl The local node.
 * @param options.privateKey The key that pays; the first development account by default.
 * @param options.finality Depths in blocks; null (the default) means the tags `safe` and `finalized`.
 * @param options.salt 32 bytes, for a second ledger on one chain; without it every chain has the same ledger.
 * @param options.idle True if the chain makes blocks only on demand.
 * @param options.out Where to write the deployment file; by default it is not kept.
 * @returns The deployment.
 */
export async function deployLedger(options: {
  rpcUrl: string
  privateKey?: string
  salt?: Hex
  finality?: Deployment['finality']
  idle?: boolean
  out?: string
}): Promise<Deployment> {
  const { privateKey = developmentKey, finality = null, idle = false, out, ...others } = options
  const folder = await mkdtemp(join(tmpdir(), 'consent-ledger-'))
  try {
    const file = out ?? join(folder, 'deployment.json')
    return (await deploy({ ...others, privateKey, finality, idle, out: file })).deployment
  } finally {
    await rm(folder, { recursive: true })
  }
}
