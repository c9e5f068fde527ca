import type { Context, MiddlewareHandler } from 'hono'
import { type CustomerConsent, customerConsent } from '../adapters/customerConsent.ts'
import type { Guard } from '../brand/guard.ts'
import { readGpc } from '../protocol/readGpc.ts'

/**
 * Puts the guard, bound to the customer and to the visitor's Global Privacy Control signal, into each context: `context.var.consent`, null
 * when nobody is logged in.
 *
 * @param guard the guard
 * @param options.customerId whose request it is: null when nobody is logged in
 * @example
 * import type { Guard } from '@consent-ledger/sdk/brand'
 * import { consentOfRequest } from '@consent-ledger/sdk/hono'
 * import { Hono } from 'hono'
 * import { getCookie } from 'hono/cookie'
 *
 * const createApp = (guard: Guard, customerOf: (cookie: string) => string) =>
 *   new Hono()
 *     .use(
 *       consentOfRequest(guard, {
 *         customerId: (context) => {
 *           const cookie = getCookie(context, 'session')
 *           return cookie ? customerOf(cookie) : null
 *         },
 *       }),
 *     )
 *     .get('/', (context) => {
 *       const ask = { purpose: 'offers.personalised', categories: ['behaviour.purchases'] }
 *       return context.text(context.var.consent?.check(ask).allowed ? 'Offers for you' : 'Offers for all')
 *     })
 */
export function consentOfRequest(
  guard: Guard,
  options: { readonly customerId: (context: Context) => string | null | Promise<string | null> },
): MiddlewareHandler<{ Variables: { consent: CustomerConsent | null } }> {
  return async (context, next) => {
    const gpc = readGpc(context.req.raw.headers)
    context.set('consent', customerConsent(guard, await options.customerId(context), gpc))
    await next()
  }
}
