import type { FastifyPluginAsync, FastifyRequest } from 'fastify'
import { type CustomerConsent, customerConsent } from '../adapters/customerConsent.ts'
import type { Guard } from '../brand/guard.ts'
import { readGpc } from '../protocol/readGpc.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The guard for this request's customer; null when nobody is logged in, and before the hook of `consentOfRequest` ran. */
    consent: CustomerConsent | null
  }
}

/**
 * Puts the guard, bound to the customer and to the visitor's Global Privacy Control signal, on each request: `request.consent`. The hook is
 * `preValidation`, so sessions that plug-ins read in `onRequest` are there.
 *
 * @param guard the guard
 * @param options.customerId whose request it is: null when nobody is logged in
 * @returns a plug-in for `app.register`; it holds for the whole app that registers it
 * @example
 * import type { Guard } from '@consent-ledger/sdk/brand'
 * import { consentOfRequest } from '@consent-ledger/sdk/fastify'
 * import fastify from 'fastify'
 *
 * const createApp = async (guard: Guard, customerOf: (cookie: string) => string) => {
 *   const app = fastify()
 *   await app.register(
 *     consentOfRequest(guard, { customerId: ({ headers: { cookie } }) => (cookie ? customerOf(cookie) : null) }),
 *   )
 *   return app.get('/', async (request) => {
 *     const decision = request.consent?.check({ purpose: 'offers.personalised', categories: ['behaviour.purchases'] })
 *     return decision?.allowed ? 'Offers for you' : 'Offers for all'
 *   })
 * }
 */
export function consentOfRequest(
  guard: Guard,
  options: { readonly customerId: (request: FastifyRequest) => string | null | Promise<string | null> },
): FastifyPluginAsync {
  const plugin: FastifyPluginAsync = async (app) => {
    app.decorateRequest('consent', null)
    app.addHook('preValidation', async (request) => {
      const gpc = readGpc(new Headers({ 'sec-gpc': String(request.headers['sec-gpc'] ?? '') }))
      request.consent = customerConsent(guard, await options.customerId(request), gpc)
    })
  }
  // What the package fastify-plugin does: the hook belongs to the app that registers this, not to a scope of its own.
  return Object.assign(plugin, { [Symbol.for('skip-override')]: true })
}
