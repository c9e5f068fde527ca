import { getChainId } from 'viem/actions'
import { ChainUnreadableError } from '../errors/chainUnreadableError.ts'
import { WrongChainError } from '../errors/wrongChainError.ts'
import type { ReadClient } from './readClient.ts'

/**
 * Makes sure that the node serves the chain a deployment names.
 *
 * @param client viem client
 * @param input.chainId the chain the ledger is on
 * @throws {WrongChainError} when the node serves another chain
 * @throws {ChainUnreadableError} when the node does not answer
 * @example
 * import { assertChain } from '@consent-ledger/sdk'
 * import { client, deployment } from './setup.ts'
 *
 * await assertChain(client, deployment)
 */
export async function assertChain(client: ReadClient, { chainId }: { chainId: number }): Promise<void> {
  let actual: number
  try {
    actual = await getChainId(client)
  } catch (error) {
    throw new ChainUnreadableError({ request: 'eth_chainId' }, { cause: error })
  }
  if (actual !== chainId) throw new WrongChainError({ expected: chainId, actual })
}
