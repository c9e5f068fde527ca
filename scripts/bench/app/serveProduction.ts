import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createSecureServer } from 'node:http2'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { appHeaders } from '../../../frontend/headers.ts'
import { productionFolder } from '../../start/builds.ts'
import { selfSignedCertificate } from './selfSignedCertificate.ts'

export type ProductionServer = {
  /** Without a final slash. */
  readonly url: string
  /** Names of the scripts asked for since the last `forget()`, each once. */
  readonly scripts: () => readonly string[]
  readonly forget: () => void
  readonly close: () => void
}

/**
 * Serves the production build as a host would: under its real headers, over TLS and HTTP/2, packed, hashed files kept for ever.
 * Chain and service are passed on at the same origin, since the production build asks nothing over plain http.
 *
 * @param options.config what config.json says besides the addresses of node and service.
 * @param options.path where the folder lies on the server, such as `/consent`; at its root by default.
 * @param options.headers those of every answer; the app's own by default.
 */
export async function serveProduction(options: {
  readonly chainUrl: string
  readonly serviceUrl: string
  readonly config: Readonly<Record<string, unknown>>
  readonly path?: string
  readonly headers?: Readonly<Record<string, string>>
}): Promise<ProductionServer> {
  const { path = '', headers = appHeaders({ local: false }) } = options
  const scripts = new Set<string>()
  const app = new Hono()
  let origin = ''

  const passOn = async (target: string, request: Request): Promise<Response> => {
    const passed = new Headers(request.headers)
    for (const name of ['host', 'content-length', 'accept-encoding', 'origin']) passed.delete(name)
    const body = ['GET', 'HEAD'].includes(request.method) ? null : await request.arrayBuffer()
    // A server that refuses a body while it is still being sent ends the connection.
    const answer = await fetch(target, { method: request.method, headers: passed, body }).catch(() => null)
    if (answer === null) return new Response(null, { status: 502 })
    return new Response(await answer.arrayBuffer(), {
      status: answer.status,
      headers: { 'content-type': answer.headers.get('content-type') ?? 'application/octet-stream' },
    })
  }

  app.use('*', async (context, next) => {
    await next()
    for (const [name, value] of Object.entries(headers)) context.res.headers.set(name, value)
    const isHashed = context.req.path.startsWith(`${path}/assets/`)
    context.res.headers.set('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
  })
  app.use('*', compress({ encoding: 'gzip' }))
  app.post('/rpc', (context) => passOn(options.chainUrl, context.req.raw))
  app.get(`${path}/config.json`, (context) =>
    context.json({ ...options.config, rpcUrls: [`${origin}/rpc`], relayUrl: origin, host: 'localhost' }),
  )
  app.get(`${path}/`, (context) => context.html(readFileSync(join(productionFolder, 'index.html'), 'utf8')))
  app.use(`${path}/assets/*`, async (context, next) => {
    if (context.req.path.endsWith('.js')) scripts.add(context.req.path.slice(`${path}/assets/`.length))
    await next()
  })
  const withoutPath = (asked: string) => asked.slice(path.length)
  app.use(`${path}/assets/*`, serveStatic({ root: productionFolder, rewriteRequestPath: withoutPath }))
  app.all('*', (context) => passOn(`${options.serviceUrl}${context.req.path}`, context.req.raw))

  const server = serve({
    fetch: app.fetch,
    port: 0,
    hostname: '127.0.0.1',
    createServer: createSecureServer as never,
    serverOptions: { ...selfSignedCertificate(), allowHTTP1: true } as never,
  })
  if (!server.listening) await once(server, 'listening')
  origin = `https://localhost:${(server.address() as { port: number }).port}`
  return {
    url: `${origin}${path}`,
    scripts: () => [...scripts],
    forget: () => scripts.clear(),
    close: () => void server.close(),
  }
}
