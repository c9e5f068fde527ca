import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Deployment } from '@consent-ledger/sdk'
import { type ServerType, serve } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import type { Hex } from 'viem'
import { appHeaders } from '../../frontend/headers.ts'

type AppServerOptions = {
  readonly port: number
  readonly appFolder: string
  readonly demoWalletFile: string
  readonly walletKey: Hex
  readonly deployment: Deployment
  readonly chainUrl: string
  readonly serviceUrl: string
  /** Origin of each local brand by its domain. */
  readonly localOrigins: Readonly<Record<string, string>>
}

/**
 * Serves the app's production build under its real headers, and adds what only a local run has:
 * `config.json`, and the demo wallet as one more script of the same origin.
 */
export function serveApp(options: AppServerOptions): ServerType {
  const app = new Hono()
  const headers = appHeaders({ local: true })
  const allowedHosts = [`localhost:${options.port}`, `127.0.0.1:${options.port}`]

  app.use('*', async (context, next) => {
    if (!allowedHosts.includes(context.req.header('host') ?? '')) return context.text('Unknown host', 421)
    await next()
    for (const [name, value] of Object.entries(headers)) context.res.headers.set(name, value)
    const isHashed = context.req.path.startsWith('/assets/')
    context.res.headers.set('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
  })

  const index = () =>
    readFileSync(join(options.appFolder, 'index.html'), 'utf8').replace(
      '</head>',
      '  <script type="module" src="./demo-wallet.js"></script>\n  </head>',
    )
  app.get('/', (context) => context.html(index()))
  app.get('/index.html', (context) => context.html(index()))
  app.get('/config.json', (context) =>
    context.json({
      ...options.deployment,
      rpcUrls: [options.chainUrl],
      relayUrl: options.serviceUrl,
      host: 'localhost',
      localOrigins: options.localOrigins,
    }),
  )
  app.get('/demo-wallet.js', (context) =>
    context.body(readFileSync(options.demoWalletFile), 200, { 'Content-Type': 'text/javascript; charset=utf-8' }),
  )
  app.get('/demo-wallet.json', (context) =>
    context.json({ privateKey: options.walletKey, rpcUrl: options.chainUrl, chainId: options.deployment.chainId }),
  )
  app.use('*', serveStatic({ root: options.appFolder }))
  app.notFound((context) => context.text('Not found', 404))

  return serve({ fetch: app.fetch, port: options.port, hostname: '127.0.0.1' })
}
