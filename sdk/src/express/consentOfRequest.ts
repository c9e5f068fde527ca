import type { Request as ExpressRequest, RequestHandler } from 'express'
import { type CustomerConsent, customerConsent } from '../adapters/customerConsent.ts'
import type { Guard } from '../brand/guard.ts'
import { readGpc } from '../protocol/readGpc.ts'

declare global {
  namespace Express {
    interface Request {
      /** The guard for this request's customer; null when nobody is logged in, undefined before `consentOfRequest` ran. */
      consent?: CustomerConsent | null
    }
  }
}

/**
 * Puts the guard, bound to the customer and to the visitor's Global Privacy Control signal, on each request: `request.consent`.
 *
 * @param guard the guard
 * @param options.customerId whose request it is: null when nobody is logged in
 * @example
 * import type { Guard } from '@consent-ledger/sdk/brand'
 * import { consentOfRequest } from '@consent-ledger/sdk/express'
 * import express from 'express'
 *
 * const createApp = (guard: Guard, customerOf: (cookie: string) => string) =>
 *   express()
 *     .use(consentOfRequest(guard, { customerId: ({ headers: { cookie } }) => (cookie ? customerOf(cookie) : null) }))
 *     .get('/', (request, response) => {
 *       const decision = request.consent?.check({ purpose: 'offers.personalised', categories: ['behaviour.purchases'] })
 *       response.send(decision?.allowed ? 'Offers for you' : 'Offers for all')
 *     })
 */
export function consentOfRequest(
  guard: Guard,
  options: { readonly customerId: (request: ExpressRequest) => string | null | Promise<string | null> },
): RequestHandler {
  return async (request, _response, next) => {
    const gpc = readGpc(new Headers({ 'sec-gpc': String(request.headers['sec-gpc'] ?? '') }))
    request.consent = customerConsent(guard, await options.customerId(request), gpc)
    next()
  }
}
