import { createPublicClient, custom, type PublicClient, RpcRequestError } from 'viem'

/** What is used of an ethers v6 provider: `JsonRpcProvider`, `WebSocketProvider` and `BrowserProvider` have it. */
export type EthersProvider = { send(method: string, params: unknown[]): Promise<unknown> }

/**
 * Gives the viem client that the SDK's functions take, on top of an ethers v6 provider. Questions go through that provider, with its
 * connection, headers and batches; nothing of it is copied.
 *
 * An error of the node keeps its code, message and data, and has the error of ethers as its cause.
 *
 * @param provider for example `new JsonRpcProvider(url, undefined, { staticNetwork: true })`
 * @returns a client that reads; who signs with ethers sends the calls of `recordGrantsCall` and its like with the signer's `sendTransaction`
 * @see EIP-1193, section "request"
 * @example
 * import { createGuard, sqliteStore } from '@consent-ledger/sdk/brand'
 * import { ethersClient } from '@consent-ledger/sdk/ethers'
 * import { JsonRpcProvider } from 'ethers'
 * import { brandId, deployment } from './setup.ts'
 *
 * const provider = new JsonRpcProvider(process.env.RPC_URL, undefined, { staticNetwork: true })
 * const guard = await createGuard({
 *   client: ethersClient(provider),
 *   deployment,
 *   brandId,
 *   store: sqliteStore('consent.db'),
 *   appUrl: 'https://consent-ledger.example',
 * })
 */
export function ethersClient(provider: EthersProvider): PublicClient {
  const request = async ({ method, params }: { readonly method: string; readonly params?: unknown }) => {
    try {
      return await provider.send(method, Array.isArray(params) ? params : [])
    } catch (cause) {
      const error = findRpcError(cause)
      if (error === null) throw cause
      throw Object.assign(new RpcRequestError({ body: { method, params }, error, url: 'an ethers provider' }), {
        cause,
      })
    }
  }
  return createPublicClient({ transport: custom({ request }) })
}

/** The node's own answer, which ethers keeps in `error` or `info.error` of what it throws. */
function findRpcError(thrown: unknown): { code: number; message: string; data?: unknown } | null {
  const { error, info } = Object(thrown) as { error?: unknown; info?: { error?: unknown } }
  const { code, message, data } = Object(error ?? info?.error) as { code?: unknown; message?: unknown; data?: unknown }
  return typeof code === 'number' && typeof message === 'string' ? { code, message, data } : null
}
