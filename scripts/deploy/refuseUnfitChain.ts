import { hexToBigInt, type PublicClient } from 'viem'
import { DeployError } from './deployError.ts'
import { reasonOf } from './reasonOf.ts'

/**
 * Makes sure that a ledger can work on a chain.
 *
 * @param hasDepths True if depths in blocks stand for the tags `safe` and `finalized`.
 * @throws {DeployError} when it cannot.
 */
export async function refuseUnfitChain(client: PublicClient, hasDepths: boolean): Promise<void> {
  await refuseForeignBlockNumber(client)
  await refuseOlderRules(client)
  if (!hasDepths) await refuseMissingTags(client)
}

/** `noticeOf` names a block by `block.number`, which on some rollups is the height of another chain. */
async function refuseForeignBlockNumber(client: PublicClient): Promise<void> {
  const height = await client.getBlockNumber({ cacheTime: 0 })
  // Creation code that returns NUMBER: number, push 0, mstore, push 32, push 0, return.
  const { data } = await client.call({ data: '0x4360005260206000f3' }).catch((cause: unknown) => {
    throw new DeployError(`The node refuses eth_call (${reasonOf(cause)}). Use another node.`, { cause })
  })
  const number = data === undefined ? -1n : hexToBigInt(data)
  const distance = number > height ? number - height : height - number
  if (number === -1n || distance > 64n) {
    throw new DeployError(
      `Contracts on this chain see block ${number}, but its height is ${height}. Such a chain cannot hold a ledger: notices would not be found.`,
    )
  }
}

/** An older EVM would create the contracts and then fail in every call. */
async function refuseOlderRules(client: PublicClient): Promise<void> {
  // Creation code with the newest instructions of Cancun that the compiler uses: push0 and mcopy.
  await client.call({ data: '0x60205f5f5e60205ff3' }).catch((cause: unknown) => {
    throw new DeployError(
      `This chain does not know the Cancun rules that the contracts are compiled for (${reasonOf(cause)}). A ledger cannot work there.`,
      { cause },
    )
  })
}

async function refuseMissingTags(client: PublicClient): Promise<void> {
  for (const blockTag of ['safe', 'finalized'] as const) {
    await client.getBlock({ blockTag }).catch((cause: unknown) => {
      throw new DeployError(
        `The node refuses the block tag "${blockTag}". Give depths in blocks: --finality <safe>,<finalized>`,
        { cause },
      )
    })
  }
}
