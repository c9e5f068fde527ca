import { createPublicClient, custom, type PublicClient } from 'viem'
import type { Anvil } from './startAnvil.ts'

/**
 * A client of a real chain whose node meddles: it alters its answers to some methods. A function may throw instead, and
 * sees the parameters of the request.
 */
export function meddlingClient(
  anvil: Anvil,
  alter: Readonly<Record<string, (result: never, params: readonly unknown[]) => unknown>>,
): PublicClient {
  return createPublicClient({
    pollingInterval: 20,
    transport: custom(
      {
        request: async ({ method, params = [] }) => {
          const result = await anvil.rpc(method, params)
          return alter[method] ? alter[method](result as never, params) : result
        },
      },
      { retryCount: 0 },
    ),
  })
}
