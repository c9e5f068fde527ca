import { constants } from 'node:fs'
import { access, mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Deployment } from '@consent-ledger/sdk'
import { formatEther, type Hash, type Hex, type PublicClient } from 'viem'
import type { PrivateKeyAccount } from 'viem/accounts'
import { writeWhole } from '../writeWhole.ts'
import { connectChain } from './connectChain.ts'
import { connectPayer } from './connectPayer.ts'
import { DeployError } from './deployError.ts'
import { deploymentFile } from './deploymentFile.ts'
import { ensureContract } from './ensureContract.ts'
import { ensureProxy } from './ensureProxy.ts'
import { findDeploymentBlock } from './findDeploymentBlock.ts'
import { ledgerSalt } from './ledgerSalt.ts'
import { parseKey } from './parseKey.ts'
import { planContracts } from './planContracts.ts'
import { reasonOf } from './reasonOf.ts'
import { type Survey, surveyChain } from './surveyChain.ts'

export type DeployOptions = {
  /** The node to deploy through. */
  readonly rpcUrl: string
  /** The key that pays, 32 bytes. It gets no rights over the contracts. Needless where everything is there already. */
  readonly privateKey?: string | undefined
  /** The chain that is meant; the node must serve it. */
  readonly chainId?: number | undefined
  /** 32 bytes; another one than the default gives another ledger. */
  readonly salt?: Hex | undefined
  /** Depths in blocks for chains without the tags `safe` and `finalized`; null for the tags. By default what the file says, else the tags. */
  readonly finality?: Deployment['finality'] | undefined
  /** True if the chain makes blocks only on demand. By default what the file says, else false. */
  readonly idle?: boolean | undefined
  /** The block in which the ledger appeared, where it is there and the node cannot tell. */
  readonly deploymentBlock?: number | undefined
  /** The file to write; `deployments/<chainId>.json` by default. */
  readonly out?: string | undefined
  /** Told what is being done, one line at a time. */
  readonly say?: ((text: string) => void) | undefined
}

/**
 * Brings the ledger and the verifier that reads it to a chain, at the addresses they have on every chain, and writes the deployment file
 * in one step. What is there already is checked byte for byte and left alone, so running it again changes nothing, and
 * a run that was interrupted is completed by the next.
 *
 * @returns The deployment, and the transactions that were sent for it: none if everything was there.
 * @throws {DeployError} when something is missing, malformed, unreachable, unpaid or not what it should be.
 */
export async function deploy(
  options: DeployOptions,
): Promise<{ readonly deployment: Deployment; readonly transactions: readonly Hash[] }> {
  const { salt = ledgerSalt, say = () => {} } = options
  const account = options.privateKey === undefined ? undefined : parseKey(options.privateKey)
  const planned = planContracts(salt)
  const client = await connectChain(options.rpcUrl, options.chainId)
  const chainId = client.chain?.id as number
  const out = options.out ?? deploymentFile(chainId)
  await refuseUnwritable(out)
  const survey = await surveyChain(client, planned, { out, finality: options.finality })

  try {
    const transactions: Hash[] = []
    let block: number | undefined
    if (survey.missing.ledger || survey.missing.verifier) {
      const payer = connectPayer(client, await requirePayer(client, account, survey))
      if (survey.missing.proxy) say('creating the deployment proxy …')
      transactions.push(...(await ensureProxy(client, payer)))
      if (survey.missing.ledger) say('creating ConsentLedger …')
      const ledger = await ensureContract(client, payer, planned.ledger)
      if (survey.missing.verifier) say('creating ConsentVerifier …')
      const verifier = await ensureContract(client, payer, planned.verifier)
      transactions.push(...ledger.sent, ...verifier.sent)
      block = ledger.block
    }

    const claimed = { kept: survey.kept?.deploymentBlock, given: options.deploymentBlock }
    const deployment: Deployment = {
      chainId,
      ledger: planned.ledger.address,
      verifier: planned.verifier.address,
      deploymentBlock: block ?? (await findDeploymentBlock(client, planned.ledger.address, claimed)),
      finality: survey.finality,
      idle: options.idle ?? survey.kept?.idle ?? false,
    }
    write(out, deployment)
    return { deployment, transactions }
  } catch (cause) {
    if (cause instanceof DeployError) throw cause
    throw new DeployError(`The deployment failed: ${reasonOf(cause)}.`, { cause })
  }
}

async function requirePayer(
  client: PublicClient,
  account: PrivateKeyAccount | undefined,
  { cost, missing }: Survey,
): Promise<PrivateKeyAccount> {
  if (account === undefined) {
    const what = missing.ledger ? 'ConsentLedger' : 'ConsentVerifier'
    throw new DeployError(
      `DEPLOYER_KEY is not set, and ${what} is not on this chain yet. Set it to a key that can pay.`,
    )
  }
  const { address } = account
  const balance = await client.getBalance({ address })
  if (balance === 0n) throw new DeployError(`${address} has no balance on this chain. Send it some, then try again.`)
  if (balance < cost.wei) {
    throw new DeployError(
      `${address} has ${formatEther(balance)}, but the deployment may take ${formatEther(cost.wei)}. Send it more, then try again.`,
    )
  }
  return account
}

/** Asked before anything is paid for. */
async function refuseUnwritable(out: string): Promise<void> {
  try {
    await mkdir(dirname(out), { recursive: true })
    await access(dirname(out), constants.W_OK)
  } catch (cause) {
    throw new DeployError(`${out} cannot be written (${reasonOf(cause)}). Choose another place with --out.`, { cause })
  }
}

function write(out: string, deployment: Deployment): void {
  try {
    writeWhole(out, `${JSON.stringify(deployment, null, 2)}\n`, 0o644)
  } catch (cause) {
    const content = JSON.stringify(deployment)
    throw new DeployError(`Deployed, but ${out} could not be written. Put this there yourself: ${content}`, { cause })
  }
}
