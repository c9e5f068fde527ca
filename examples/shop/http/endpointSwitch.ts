import { timingSafeEqual } from 'node:crypto'
import type { Handler, MiddlewareHandler } from 'hono'

/** How the endpoint behaves in a demonstration: as it should, deaf to the app's revocations, or not at all. */
export type EndpointMode = 'answer' | 'ignore' | 'off'

const modes: readonly string[] = ['answer', 'ignore', 'off'] satisfies EndpointMode[]

/**
 * A switch that makes this shop misbehave, to see what then protects the customer. Without a token it does not exist.
 * @returns `set`, the route that throws it, and `guard`, which stands before the endpoint
 */
export function createEndpointSwitch(token: string | null): {
  readonly set: Handler
  readonly guard: MiddlewareHandler
} {
  let mode: EndpointMode = 'answer'
  const isToken = (given: string) =>
    token !== null && given.length === token.length && timingSafeEqual(Buffer.from(given), Buffer.from(token))
  return {
    async set(context) {
      if (!isToken(context.req.header('demo-token') ?? '')) return context.notFound()
      const wanted: unknown = ((await context.req.json().catch(() => ({}))) as { mode?: unknown }).mode
      if (typeof wanted !== 'string' || !modes.includes(wanted)) {
        return context.json({ title: `mode must be one of ${modes.join(', ')}` }, 400)
      }
      mode = wanted as EndpointMode
      return context.json({ mode })
    },
    async guard(context, next) {
      const isRevocation = context.req.method === 'POST' && context.req.path.endsWith('/revocations')
      if (mode === 'off' || (mode === 'ignore' && isRevocation)) return context.text('Switched off', 503)
      await next()
    },
  }
}
