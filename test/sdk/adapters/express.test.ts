import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Guard } from '@consent-ledger/sdk/brand'
import { consentEndpoint, consentOfRequest } from '@consent-ledger/sdk/express'
import { expect } from 'chai'
import express, { type ErrorRequestHandler, type Express } from 'express'
import { rejectionOf } from '../../helpers/rejectionOf.ts'
import { adapterContract, email, sessionOfCookie } from './adapterContract.ts'
import { pageOf } from './pageOf.ts'

async function listen(app: Express): Promise<{ port: number; close(): Promise<void> }> {
  const server: Server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

const showName: ErrorRequestHandler = (error: Error, _request, response, _next) => {
  response.status(500).send(error.name)
}

const session = ({ headers: { cookie } }: { headers: { cookie?: string } }) => sessionOfCookie(cookie)

adapterContract('Express', (guard, { trustProxy }) => {
  const app = express()
  app.set('trust proxy', trustProxy)
  app.use(consentEndpoint(guard, { session }))
  app.use(express.json({ limit: 1_000 }))
  app.use(consentOfRequest(guard, { customerId: (request) => session(request)?.customerId ?? null }))
  app.get('/page', (request, response) => {
    response.send(JSON.stringify(pageOf(request.consent)))
  })
  app.get('/used', async (request, response) => {
    response.send(await request.consent?.use({ ...email, context: 'newsletter' }, () => 'sent'))
  })
  app.post('/form', (request, response) => {
    response.send(JSON.stringify(request.body))
  })
  app.use(showName)
  return listen(app)
})

describe('Adapter for Express, mounted too late', () => {
  it('says so, instead of handing on an empty body', async () => {
    const guard: Pick<Guard, 'handler'> = { handler: () => async () => new Response('never') }
    const app = express()
    app.use(express.json())
    app.use(consentEndpoint(guard as Guard, { session }))
    app.use(showName)
    const { port, close } = await listen(app)
    try {
      const response = await fetch(`http://127.0.0.1:${port}/consent/revocations`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"secrets":[]}',
        signal: AbortSignal.timeout(5_000),
      })
      expect([response.status, await response.text()]).to.deep.equal([500, 'InvalidValueError'])
    } finally {
      await close()
    }
  })
})

describe('Adapter for Express, when the visitor goes away', () => {
  it('is silent: the answer that nobody takes is no failure of the shop', async () => {
    const failures: Error[] = []
    const leaving = new AbortController()
    let answered: Promise<void> | undefined
    const guard: Pick<Guard, 'handler'> = {
      handler: () => async () => {
        leaving.abort()
        answered = sleep(100)
        await answered
        return new Response('late')
      },
    }
    const keep: ErrorRequestHandler = (error: Error, _request, _response, next) => {
      failures.push(error)
      next(error)
    }
    const app = express()
    app.set('env', 'test')
    app.use(consentEndpoint(guard as Guard, { session }), keep)
    const { port, close } = await listen(app)
    try {
      const gone = fetch(`http://127.0.0.1:${port}/consent/uses`, { signal: leaving.signal })
      expect((await rejectionOf(DOMException, gone)).name).to.equal('AbortError')
      await answered
      await sleep(100)
      expect(failures).to.deep.equal([])
    } finally {
      await close()
    }
  })
})
