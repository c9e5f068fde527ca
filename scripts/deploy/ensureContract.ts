import { setTimeout as sleep } from 'node:timers/promises'
import { concatHex, type Hash, type PublicClient } from 'viem'
import type { Payer } from './connectPayer.ts'
import { DeployError } from './deployError.ts'
import { deploymentProxy } from './deploymentProxy.ts'
import { isDeployed } from './isDeployed.ts'
import type { PlannedContract } from './planContracts.ts'
import { reasonOf } from './reasonOf.ts'

/**
 * Makes sure that a contract is at its address. It does not matter who puts it there: when somebody else is first, which makes our own
 * transaction fail, the same contract is there.
 *
 * @returns The transaction that was sent, if any, and the block in which it created the contract, if it did.
 * @throws {DeployError} when the contract is still not there, or other code is.
 */
export async function ensureContract(
  client: PublicClient,
  payer: Payer,
  contract: PlannedContract,
): Promise<{ readonly sent: Hash[]; readonly block: number | undefined }> {
  if (await isDeployed(client, contract)) return { sent: [], block: undefined }

  const sent: Hash[] = []
  let failure: unknown
  let block: number | undefined
  try {
    const data = concatHex([contract.salt, contract.initCode])
    const hash = await payer.sendTransaction({ to: deploymentProxy.address, data })
    sent.push(hash)
    const { status, blockNumber } = await client.waitForTransactionReceipt({ hash })
    if (status === 'success') block = Number(blockNumber)
    else failure = `transaction ${hash} failed; does the chain know the Cancun rules?`
  } catch (cause) {
    failure = cause
  }

  // Behind one address there may be several nodes, some of them a block behind the one that knew the receipt.
  for (let attempt = 0; attempt < 10; attempt++) {
    if (await isDeployed(client, contract)) return { sent, block }
    if (block === undefined) break
    await sleep(500)
  }
  const reason = failure === undefined ? 'the node has a receipt but no code' : reasonOf(failure)
  throw new DeployError(
    `${contract.name} was not created (${reason}). What is there already stays: correct this, then run the same command again.`,
    { cause: failure },
  )
}
