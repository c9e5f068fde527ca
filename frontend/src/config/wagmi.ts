import { defineChain } from 'viem'
import { createConfig, fallback, http, injected } from 'wagmi'
import type { Env } from './env.ts'

/**
 * The wagmi configuration: one chain, the nodes of `config.json`, wallets found through EIP-6963.
 *
 * `injected()` is there for wallets that do not announce themselves. Nothing is stored: wagmi would keep the customer's
 * address in the browser.
 *
 * @param env the app's configuration.
 * @returns the configuration for `WagmiProvider`.
 */
export function createWagmiConfig(env: Env) {
  const chain = defineChain({
    id: env.chainId,
    name: env.chainId === 31337 ? 'Local chain' : `Chain ${env.chainId}`,
    nativeCurrency: { name: 'Ether', symbol: 'ETH', decimals: 18 },
    rpcUrls: { default: { http: [...env.rpcUrls] } },
  })

  // A batch is answered in one piece of work: a hundred answers keep the page able to scroll.
  return createConfig({
    chains: [chain],
    transports: {
      [chain.id]: fallback(
        env.rpcUrls.map((url) => http(url, { timeout: 10_000, retryCount: 1, batch: { batchSize: 100 } })),
      ),
    },
    connectors: [injected()],
    multiInjectedProviderDiscovery: true,
    storage: null,
    pollingInterval: 2_000,
  })
}
