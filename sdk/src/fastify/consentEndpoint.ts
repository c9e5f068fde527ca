import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { badRequest } from '../adapters/badRequest.ts'
import { handlerFor, type SessionOf } from '../adapters/handlerFor.ts'
import { wellKnownPath } from '../adapters/isEndpointPath.ts'
import { toWebRequest } from '../adapters/toWebRequest.ts'
import { endpointPath } from '../brand/endpoint/handler.ts'
import type { Guard } from '../brand/guard.ts'

/**
 * Mounts the brand endpoint in Fastify 5: `/consent/*` and `/.well-known/consent-ledger.json` of the origin.
 *
 * Register it without a prefix. Body parsers of the app do not apply there: the handler reads bodies itself, up to its own limits. Headers of
 * a proxy count only when the app's option `trustProxy` says so.
 *
 * @param guard the guard
 * @param options.session who sent a request: null when nobody is logged in
 * @returns a plug-in for `app.register`
 * @see RFC 9112, section 3.2 (request target and Host)
 * @example
 * import type { Guard } from '@consent-ledger/sdk/brand'
 * import { consentEndpoint } from '@consent-ledger/sdk/fastify'
 * import fastify from 'fastify'
 *
 * const createApp = (guard: Guard, customerOf: (cookie: string) => string) =>
 *   fastify().register(
 *     consentEndpoint(guard, {
 *       session: ({ headers: { cookie } }) => (cookie ? { customerId: customerOf(cookie), sessionId: cookie } : null),
 *     }),
 *   )
 */
export function consentEndpoint(
  guard: Guard,
  options: { readonly session: SessionOf<FastifyRequest> },
): FastifyPluginAsync {
  const handle = handlerFor(guard, options.session)
  return async (app) => {
    app.removeAllContentTypeParsers()
    app.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
    for (const path of [`${endpointPath}/*`, wellKnownPath]) {
      app.all(path, async (request, reply) => {
        const { raw, originalUrl, protocol, host } = request
        const web = toWebRequest(raw, originalUrl, { protocol, host })
        return reply.send(web === null ? badRequest() : await handle(web, request))
      })
    }
  }
}
