import { readFile } from 'node:fs/promises'
import { type Deployment, MalformedDeploymentError, parseDeployment } from '@consent-ledger/sdk'
import { isAddressEqual, type PublicClient } from 'viem'
import { DeployError } from './deployError.ts'
import type { PlannedContracts } from './planContracts.ts'
import { reasonOf } from './reasonOf.ts'

/**
 * Reads the deployment file that an earlier run has left.
 *
 * @returns The deployment, if it names the planned ledger. Its verifier may be another one: anyone may deploy one.
 * @throws {DeployError} when the file is none, is of another chain, or names another ledger that is alive.
 */
export async function readKeptDeployment(
  client: PublicClient,
  out: string,
  { ledger }: PlannedContracts,
): Promise<Deployment | undefined> {
  const text = await readFile(out, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT') return undefined
    throw new DeployError(`${out} cannot be read (${reasonOf(cause)}). Choose another place with --out.`, { cause })
  })
  if (text === undefined) return undefined
  const kept = parse(text, out)

  const chainId = client.chain?.id
  if (kept.chainId !== chainId) {
    throw new DeployError(
      `${out} belongs to chain ${kept.chainId}, and the node serves chain ${chainId}. Correct RPC_URL, or choose another place with --out.`,
    )
  }
  if (isAddressEqual(kept.ledger, ledger.address)) return kept

  // A second ledger would split a chain's brands in two.
  if ((await client.getCode({ address: kept.ledger })) !== undefined) {
    throw new DeployError(
      `${out} names another ledger, which is alive at ${kept.ledger}; this build's is ${ledger.address}. Use the one that is there, or move the file away to deploy a second one.`,
    )
  }
  return undefined
}

function parse(text: string, out: string): Deployment {
  try {
    return parseDeployment(text)
  } catch (cause) {
    const path = (cause instanceof MalformedDeploymentError && cause.path) || 'its top level'
    throw new DeployError(`${out} is not a deployment file (see ${path}). Move it away, then deploy again.`, { cause })
  }
}
