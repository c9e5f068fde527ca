import { type Hash, keccak256, type PublicClient } from 'viem'
import type { Payer } from './connectPayer.ts'
import { DeployError } from './deployError.ts'
import { deploymentProxy } from './deploymentProxy.ts'
import { isDeployed } from './isDeployed.ts'
import { reasonOf } from './reasonOf.ts'

const { signer, transaction, cost, gasPrice } = deploymentProxy

/**
 * Makes sure that a chain has the deployment proxy: where it is missing, its signer is given what it lacks and its one transaction is sent.
 *
 * @returns The transactions that were sent.
 * @throws {DeployError} when the chain cannot have it. Whatever can be known beforehand is found out before anything is paid.
 */
export async function ensureProxy(client: PublicClient, payer: Payer): Promise<Hash[]> {
  const isThere = () => isDeployed(client, { name: 'deployment proxy', ...deploymentProxy })
  if (await isThere()) return []

  const hopeless = 'so this chain cannot have a ledger at the address it has everywhere'
  if ((await client.getTransactionCount({ address: signer })) > 0) {
    throw new DeployError(
      `The deployment proxy is missing although its signer ${signer} has sent its one transaction, ${hopeless}.`,
    )
  }
  const { baseFeePerGas } = await client.getBlock()
  if (baseFeePerGas !== null && baseFeePerGas > gasPrice) {
    throw new DeployError(
      'The deployment proxy is missing, and the transaction that creates it offers 100 gwei for ever, less than the chain asks now. Try again when fees are lower.',
    )
  }

  const sent: Hash[] = []
  const lacking = cost - (await client.getBalance({ address: signer }))
  if (lacking > 0n) {
    // Sent without money first: a node that takes no transaction without a chain id (EIP-155) says so, and nothing is lost.
    const refusal = await send(client)
    if (refusal !== undefined && !/fund|balance|insufficient|afford/i.test(refusal)) {
      throw new DeployError(
        `The deployment proxy is missing, and the node refuses the transaction that creates it (${refusal}), ${hopeless}. Where only this node refuses transactions without a chain id (EIP-155), use another node, or ask the operators of the chain to create ${deploymentProxy.address}.`,
      )
    }
    const hash = await payer.sendTransaction({ to: signer, value: lacking })
    sent.push(hash)
    await client.waitForTransactionReceipt({ hash })
  }

  const refusal = await send(client)
  const hash = keccak256(transaction)
  const receipt = await client.waitForTransactionReceipt({ hash, timeout: 120_000 }).catch(() => undefined)
  if (await isThere()) return [...sent, hash]
  const outcome =
    receipt !== undefined
      ? `its creation failed (${hash}), ${hopeless}`
      : refusal !== undefined
        ? `the node refuses the transaction that creates it (${refusal}), although its signer has the money. Try another node`
        : `the transaction that creates it waits (${hash}). Try again later`
  throw new DeployError(`The deployment proxy is missing, and ${outcome}.`)
}

/** Sends the transaction; returns why the node refused it, or undefined. */
async function send(client: PublicClient): Promise<string | undefined> {
  return client.sendRawTransaction({ serializedTransaction: transaction }).then(() => undefined, reasonOf)
}
