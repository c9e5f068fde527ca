import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Request as ExpressRequest, Response as ExpressResponse, RequestHandler } from 'express'
import { badRequest } from '../adapters/badRequest.ts'
import { handlerFor, type SessionOf } from '../adapters/handlerFor.ts'
import { isEndpointPath } from '../adapters/isEndpointPath.ts'
import { toWebRequest } from '../adapters/toWebRequest.ts'
import type { Guard } from '../brand/guard.ts'

/**
 * Mounts the brand endpoint in Express 5: `/consent/*` and `/.well-known/consent-ledger.json` of the origin. Other paths pass.
 *
 * Mount it at the root and before body parsers: the handler reads bodies itself, up to its own limits. Headers of a proxy count only when
 * the app's setting `trust proxy` says so.
 *
 * @param guard the guard
 * @param options.session who sent a request: null when nobody is logged in
 * @see RFC 9112, section 3.2 (request target and Host)
 * @example
 * import type { Guard } from '@consent-ledger/sdk/brand'
 * import { consentEndpoint } from '@consent-ledger/sdk/express'
 * import express from 'express'
 *
 * const createApp = (guard: Guard, customerOf: (cookie: string) => string) =>
 *   express().use(
 *     consentEndpoint(guard, {
 *       session: ({ headers: { cookie } }) => (cookie ? { customerId: customerOf(cookie), sessionId: cookie } : null),
 *     }),
 *   )
 */
export function consentEndpoint(
  guard: Guard,
  options: { readonly session: SessionOf<ExpressRequest> },
): RequestHandler {
  const handle = handlerFor(guard, options.session)
  return async (request, response, next) => {
    const { baseUrl, path, originalUrl, protocol, host } = request
    if (!isEndpointPath(baseUrl + path)) return next()
    const web = toWebRequest(request, originalUrl, { protocol, host })
    await send(web === null ? badRequest() : await handle(web, request), response)
  }
}

async function send(answer: Response, response: ExpressResponse): Promise<void> {
  response.status(answer.status)
  for (const [name, value] of answer.headers) {
    if (name === 'set-cookie') response.append(name, value)
    else response.setHeader(name, value)
  }
  if (answer.body === null) response.end()
  else await pipeline(Readable.fromWeb(answer.body as Parameters<typeof Readable.fromWeb>[0]), response).catch(leave)
}

/** Whoever went away before the answer was through is no failure of the shop. */
function leave(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ERR_STREAM_PREMATURE_CLOSE' && error.code !== 'ERR_STREAM_UNABLE_TO_PIPE') throw error
}
