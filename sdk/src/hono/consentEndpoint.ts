import type { Context, MiddlewareHandler } from 'hono'
import { handlerFor, type SessionOf } from '../adapters/handlerFor.ts'
import { isEndpointPath } from '../adapters/isEndpointPath.ts'
import type { Guard } from '../brand/guard.ts'

/**
 * Mounts the brand endpoint in Hono 4: `/consent/*` and `/.well-known/consent-ledger.json` of the origin. Other paths pass.
 *
 * Mount it at the root and before everything that reads bodies: the handler reads them itself, up to its own limits. Hono knows nothing of
 * proxies; say `trustProxy` when one you run stands before the app, and the last `X-Forwarded-Proto` and `X-Forwarded-Host` count.
 *
 * @param guard the guard
 * @param options.session who sent a request: null when nobody is logged in
 * @param options.trustProxy whether a proxy sets those headers on every request
 * @example
 * import type { Guard } from '@consent-ledger/sdk/brand'
 * import { consentEndpoint } from '@consent-ledger/sdk/hono'
 * import { Hono } from 'hono'
 * import { getCookie } from 'hono/cookie'
 *
 * const createApp = (guard: Guard, customerOf: (cookie: string) => string) =>
 *   new Hono().use(
 *     consentEndpoint(guard, {
 *       session: (context) => {
 *         const sessionId = getCookie(context, 'session')
 *         return sessionId ? { customerId: customerOf(sessionId), sessionId } : null
 *       },
 *     }),
 *   )
 */
export function consentEndpoint(
  guard: Guard,
  options: { readonly session: SessionOf<Context>; readonly trustProxy?: boolean },
): MiddlewareHandler {
  const handle = handlerFor(guard, options.session)
  return async (context, next) => {
    const { raw } = context.req
    if (!isEndpointPath(new URL(raw.url).pathname)) return next()
    return handle(options.trustProxy === true ? forwarded(raw) : raw, context)
  }
}

function forwarded(request: Request): Request {
  const last = (name: string) => request.headers.get(name)?.split(',').at(-1)?.trim()
  const url = new URL(request.url)
  const protocol = last('x-forwarded-proto')
  if (protocol === 'http' || protocol === 'https') url.protocol = protocol
  const host = last('x-forwarded-host')
  if (host !== undefined && /^[\w.:[\]-]+$/.test(host)) {
    url.port = ''
    url.host = host
  }
  return url.href === request.url ? request : new Request(url, request)
}
