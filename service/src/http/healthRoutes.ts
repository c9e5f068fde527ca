import { Hono } from 'hono'
import type { RouteContext } from './routeContext.ts'

/** `GET /health`, `GET /metrics`. */
export function healthRoutes({ metrics, readHealth }: RouteContext): Hono {
  const routes = new Hono()

  routes.get('/health', async (context) => context.json(await readHealth()))

  routes.get('/metrics', async (context) => {
    const { chain, index, queue, relay, vaults } = await readHealth()
    for (const state of ['queued', 'sent', 'included', 'final'] as const) metrics.locks.set({ state }, queue[state])
    metrics.isChainReachable.set(chain.isReachable ? 1 : 0)
    if (chain.head !== null) metrics.headAge.set(chain.head.ageSeconds)
    if (index.blockNumber !== null) metrics.indexBlock.set(index.blockNumber)
    if (relay.balance !== null) metrics.relayBalance.set(Number(relay.balance) / 1e18)
    metrics.vaults.set(vaults)
    return context.body(await metrics.registry.metrics(), 200, { 'content-type': metrics.registry.contentType })
  })

  return routes
}
