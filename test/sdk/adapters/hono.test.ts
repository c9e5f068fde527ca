import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { consentEndpoint, consentOfRequest } from '@consent-ledger/sdk/hono'
import { serve } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { adapterContract, email, sessionOfCookie } from './adapterContract.ts'
import { pageOf } from './pageOf.ts'

const session = (context: Context) => sessionOfCookie(context.req.header('cookie'))

adapterContract('Hono', async (guard, { trustProxy }) => {
  const app = new Hono()
    .use(consentEndpoint(guard, { session, trustProxy }))
    .use(bodyLimit({ maxSize: 1_000 }))
    .use(consentOfRequest(guard, { customerId: (context) => session(context)?.customerId ?? null }))
    .get('/page', (context) => context.json(pageOf(context.var.consent)))
    .get('/used', async (context) => {
      const sent = await context.var.consent?.use({ ...email, context: 'newsletter' }, () => 'sent')
      return context.text(sent ?? '')
    })
    .post('/form', async (context) => context.json(await context.req.json()))
    .onError((error, context) => context.text(error.name, 500))
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      if ('closeAllConnections' in server) server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
})
