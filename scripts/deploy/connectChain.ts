import { createPublicClient, defineChain, http, type PublicClient } from 'viem'
import { DeployError } from './deployError.ts'
import { reasonOf } from './reasonOf.ts'

/**
 * Reaches a node and makes sure that it serves the chain that is meant.
 *
 * @param rpcUrl The node. May hold a secret; no message repeats more of it than its origin.
 * @param chainId The chain that is meant; any if undefined.
 * @throws {DeployError} when the address is malformed, nobody answers or it is another chain.
 */
export async function connectChain(rpcUrl: string, chainId: number | undefined): Promise<PublicClient> {
  if (!URL.canParse(rpcUrl) || !/^https?:$/.test(new URL(rpcUrl).protocol)) {
    throw new DeployError(`RPC_URL is not an http or https address: ${JSON.stringify(rpcUrl)}.`)
  }
  const { origin } = new URL(rpcUrl)
  const transport = http(rpcUrl, { retryCount: 1, timeout: 20_000 })
  const served = await createPublicClient({ transport })
    .getChainId()
    .catch((cause: unknown) => {
      const message = `No node answers at ${origin} (${reasonOf(cause)}). Start it or correct RPC_URL.`
      throw new DeployError(message, { cause })
    })
  if (chainId !== undefined && served !== chainId) {
    throw new DeployError(
      `The node at ${origin} serves chain ${served}, not chain ${chainId}. Correct RPC_URL or --chain-id (CHAIN_ID).`,
    )
  }

  const chain = defineChain({
    id: served,
    name: `chain ${served}`,
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [rpcUrl] } },
  })
  return createPublicClient({ chain, transport, pollingInterval: 200 })
}
