import type { Address, PublicClient } from 'viem'
import { DeployError } from './deployError.ts'

/**
 * Finds the block in which a contract that is there appeared.
 *
 * @param claimed What a file or a person says it is: believed if the node does not contradict.
 * @throws {DeployError} when the node has forgotten the states of that time, or contradicts a person's claim.
 */
export async function findDeploymentBlock(
  client: PublicClient,
  address: Address,
  claimed: { readonly kept: number | undefined; readonly given: number | undefined },
): Promise<number> {
  /** Whether the contract was there after a block; undefined if the node cannot tell. */
  const wasThere = async (block: number): Promise<boolean | undefined> => {
    if (block < 0) return false
    return client.getCode({ address, blockNumber: BigInt(block) }).then(
      (code) => code !== undefined,
      () => undefined,
    )
  }
  const height = Number(await client.getBlockNumber({ cacheTime: 0 }))
  const isPossible = async (block: number) =>
    block <= height && (await wasThere(block)) !== false && (await wasThere(block - 1)) !== true

  if (claimed.given !== undefined) {
    if (await isPossible(claimed.given)) return claimed.given
    throw new DeployError(
      `The ledger did not appear in block ${claimed.given}. Correct --deployment-block or leave it out.`,
    )
  }
  if (claimed.kept !== undefined && (await isPossible(claimed.kept))) return claimed.kept

  // A node that forgets old states cannot tell for early blocks, and can for later ones: both kinds of "no" lie before the first "yes".
  let first = 0
  let known = height
  while (first < known) {
    const middle = Math.floor((first + known) / 2)
    if ((await wasThere(middle)) === true) known = middle
    else first = middle + 1
  }
  if ((await wasThere(known - 1)) === false) return known
  throw new DeployError(
    `The ledger at ${address} is older than the states this node keeps. Use an archive node, or give the block in which it appeared (an explorer shows it): --deployment-block <number>`,
  )
}
