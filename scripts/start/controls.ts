import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type ServerType, serve } from '@hono/node-server'
import { Hono } from 'hono'

export type EndpointMode = 'answer' | 'ignore' | 'off'

export type Controls = {
  readonly port: number
  readonly shops: readonly { readonly name: string; readonly url: string }[]
  readonly appUrl: string
  isServiceRunning(): boolean
  isChainPaused(): boolean
  endpointMode(shop: string): EndpointMode
  setEndpointMode(shop: string, mode: EndpointMode): Promise<void>
  startService(): Promise<void>
  stopService(): Promise<void>
  pauseChain(isPaused: boolean): void
}

const asset = (name: string) => readFileSync(fileURLToPath(new URL(`controls/${name}`, import.meta.url)), 'utf8')
const modes: readonly string[] = ['answer', 'ignore', 'off']

/**
 * A page on loopback that breaks things on purpose: a brand that ignores the app, a public service that is down, a chain that stands still.
 * Only its own page may press its buttons: a POST must come from the same origin (or from no browser at all) and be JSON.
 */
export function serveControls(controls: Controls): ServerType {
  const server = new Hono()
  const hosts = [`localhost:${controls.port}`, `127.0.0.1:${controls.port}`]

  server.use('*', async (context, next) => {
    const host = context.req.header('host') ?? ''
    if (!hosts.includes(host)) return context.text('Unknown host', 421)
    if (context.req.method === 'POST') {
      const origin = context.req.header('origin')
      const isJson = context.req.header('content-type')?.startsWith('application/json')
      if ((origin !== undefined && origin !== `http://${host}`) || !isJson) {
        return context.json({ title: 'Only this page may do that' }, 403)
      }
    }
    await next()
    context.res.headers.set(
      'Content-Security-Policy',
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-ancestors 'none'",
    )
    context.res.headers.set('X-Content-Type-Options', 'nosniff')
    context.res.headers.set('Cache-Control', 'no-store')
  })

  const state = () => ({
    appUrl: controls.appUrl,
    service: controls.isServiceRunning() ? 'running' : 'stopped',
    chain: controls.isChainPaused() ? 'paused' : 'running',
    shops: controls.shops.map((shop) => ({ ...shop, endpoint: controls.endpointMode(shop.name) })),
  })

  server.get('/', (context) => context.html(asset('index.html')))
  server.get('/controls.css', (context) => context.body(asset('controls.css'), 200, { 'Content-Type': 'text/css' }))
  server.get('/controls.js', (context) =>
    context.body(asset('controls.js'), 200, { 'Content-Type': 'text/javascript' }),
  )
  server.get('/state', (context) => context.json(state()))
  server.post('/service', async (context) => {
    const { running } = (await context.req.json()) as { running?: unknown }
    if (typeof running !== 'boolean') return context.json({ title: '"running" must be true or false' }, 400)
    await (running ? controls.startService() : controls.stopService())
    return context.json(state())
  })
  server.post('/chain', async (context) => {
    const { paused } = (await context.req.json()) as { paused?: unknown }
    if (typeof paused !== 'boolean') return context.json({ title: '"paused" must be true or false' }, 400)
    controls.pauseChain(paused)
    return context.json(state())
  })
  server.post('/shops/:name', async (context) => {
    const { endpoint } = (await context.req.json()) as { endpoint?: unknown }
    const shop = controls.shops.find(({ name }) => name === context.req.param('name'))
    if (!shop) return context.json({ title: 'There is no such shop' }, 404)
    if (typeof endpoint !== 'string' || !modes.includes(endpoint)) {
      return context.json({ title: `"endpoint" must be one of ${modes.join(', ')}` }, 400)
    }
    await controls.setEndpointMode(shop.name, endpoint as EndpointMode)
    return context.json(state())
  })
  server.onError((error, context) => context.json({ title: error.message }, error instanceof SyntaxError ? 400 : 500))

  return serve({ fetch: server.fetch, port: controls.port, hostname: '127.0.0.1' })
}
