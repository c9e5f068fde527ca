import type { AddressInfo } from 'node:net'
import { consentEndpoint, consentOfRequest } from '@consent-ledger/sdk/fastify'
import fastify, { type FastifyRequest } from 'fastify'
import { adapterContract, email, sessionOfCookie } from './adapterContract.ts'
import { pageOf } from './pageOf.ts'

const session = ({ headers: { cookie } }: FastifyRequest) => sessionOfCookie(cookie)

adapterContract('Fastify', async (guard, { trustProxy }) => {
  const app = fastify({ trustProxy, bodyLimit: 1_000, forceCloseConnections: true })
  await app.register(consentEndpoint(guard, { session }))
  await app.register(consentOfRequest(guard, { customerId: (request) => session(request)?.customerId ?? null }))
  app.get('/page', async ({ consent }, reply) => reply.type('application/json').send(JSON.stringify(pageOf(consent))))
  app.get('/used', async ({ consent }) => consent?.use({ ...email, context: 'newsletter' }, () => 'sent'))
  app.post('/form', async ({ body }) => body)
  await app.listen({ port: 0, host: '127.0.0.1' })
  return { port: (app.server.address() as AddressInfo).port, close: () => app.close() }
})
