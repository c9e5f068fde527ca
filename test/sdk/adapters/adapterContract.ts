import { once } from 'node:events'
import { type IncomingHttpHeaders, type IncomingMessage, request as send } from 'node:http'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Ask, Guard, Session } from '@consent-ledger/sdk/brand'
import { expect } from 'chai'
import { accountOf, type BrandWorld, emailUse, offersUse, startBrandWorld } from '../brand/startBrandWorld.ts'

/** What a shop of the contract asks the guard on `/page`, and does on `/used`. */
export const email: Ask = { purpose: emailUse.purpose, categories: [emailUse.category] }
export const selling: Ask = { purpose: 'data.sell_or_share', categories: ['behaviour.purchases'] }

/** The log-in of the contract's shop: a cookie with the customer's name. */
export function sessionOfCookie(cookie: string | undefined): Session | null {
  const customerId = /(?:^|;\s*)customer=(\w+)/.exec(cookie ?? '')?.[1]
  return customerId === undefined ? null : { customerId, sessionId: `session of ${customerId}` }
}

/** A running shop: its endpoint, `GET /page` (JSON of the answers to `email` and `selling`, or null), `GET /used`, `POST /form` (the JSON it was sent). */
export type ContractServer = { readonly port: number; close(): Promise<void> }

/** Starts a shop on loopback with one framework. */
export type StartContractServer = (guard: Guard, options: { readonly trustProxy: boolean }) => Promise<ContractServer>

type Answer = { status: number; headers: IncomingHttpHeaders; body: string }
type Sent = {
  method?: string
  headers?: Record<string, string | string[]>
  /** Sent one after the other; without `content-length` they are chunks. */
  parts?: readonly (string | Uint8Array)[]
}

/** A sender that looks at the answer only when it has sent all. */
async function sendWhole(port: number, size: number, { isAnnounced, pause }: { isAnnounced: boolean; pause: number }) {
  const socket = connect({ host: '127.0.0.1', port, allowHalfOpen: true })
  let answer = ''
  let failure: string | null = null
  socket.setEncoding('utf8').on('data', (text) => {
    answer += text
  })
  socket.on('error', (error) => {
    failure = error.message
  })
  const ended = Promise.race([once(socket, 'end'), once(socket, 'close')]).catch(() => undefined)
  const write = (bytes: string | Uint8Array) =>
    new Promise<void>((resolve) => {
      socket.write(bytes, (error) => {
        if (error) failure ??= error.message
        resolve()
      })
    })
  const length = isAnnounced ? `content-length: ${size}` : 'transfer-encoding: chunked'
  const head = ['POST /consent/revocations HTTP/1.1', `host: 127.0.0.1:${port}`, 'connection: close', length]
  await write(`${head.join('\r\n')}\r\n\r\n`)
  const part = Buffer.alloc(65_536, 0x20)
  const bytes = isAnnounced ? part : Buffer.concat([Buffer.from('10000\r\n'), part, Buffer.from('\r\n')])
  let sent = 0
  for (; sent < size && failure === null; sent += part.length) {
    await write(bytes)
    if (pause > 0) await sleep(pause)
  }
  if (!isAnnounced) await write('0\r\n\r\n')
  await ended
  socket.destroy()
  return { answer, sent, failure }
}

/** What every adapter must do, on a real server with a real guard and chain. */
export function adapterContract(framework: string, start: StartContractServer): void {
  describe(`Adapter for ${framework}`, () => {
    let world: BrandWorld
    let guard: Guard
    let server: ContractServer
    let proxied: ContractServer
    /** The requests that came to the guard's handler. */
    const seen: Request[] = []

    before(async () => {
      world = await startBrandWorld()
      guard = await world.guardOf('adapter')
      const watched: Guard = {
        ...guard,
        handler: (options) => {
          const handle = guard.handler(options)
          return async (request) => {
            seen.push(request)
            const response = await handle(request)
            response.headers.append('set-cookie', 'first=1')
            response.headers.append('set-cookie', 'second=2')
            return response
          }
        },
      }
      server = await start(watched, { trustProxy: false })
      proxied = await start(watched, { trustProxy: true })
    })
    after(async () => {
      await server?.close()
      await proxied?.close()
      await world.stop()
    })

    async function ask(path: string, { method = 'GET', headers = {}, parts = [] }: Sent = {}, port = server.port) {
      const outgoing = send({
        agent: false,
        host: '127.0.0.1',
        port,
        path,
        method,
        headers: { host: hostOf(), ...headers },
      })
      const answered = once(outgoing, 'response')
      for (const part of parts) {
        outgoing.write(part)
        await sleep(20)
      }
      outgoing.end()
      const [incoming] = (await answered) as [IncomingMessage]
      let body = ''
      for await (const part of incoming.setEncoding('utf8')) body += part
      const { statusCode: status = 0, headers: got } = incoming
      return { status, headers: got, body } satisfies Answer
    }
    const hostOf = () => `kaufhaus-nord.localhost:${server.port}`

    it('serves the endpoint, and leaves every other path to the shop', async () => {
      const { ledger, chainId } = world.deployment
      const pointer = await ask('/.well-known/consent-ledger.json')
      expect(pointer.status).to.equal(200)
      expect(pointer.headers['content-type']).to.equal('application/json; charset=utf-8')
      expect(JSON.parse(pointer.body)).to.deep.equal({ chainId, ledger, brandId: world.brandId, endpoint: '/consent' })
      const head = await ask('/.well-known/consent-ledger.json', { method: 'HEAD' })
      expect([head.status, head.body]).to.deep.equal([200, ''])
      const preflight = await ask('/consent/receipts', { method: 'OPTIONS' })
      expect([preflight.status, preflight.headers.allow]).to.deep.equal([204, 'OPTIONS, GET, POST, HEAD'])
      expect((await ask('/consent/nothing')).headers['content-type']).to.contain('application/problem+json')
      expect((await ask('/consent/uses', { method: 'DELETE' })).status).to.equal(405)
      const count = seen.length
      expect((await ask('/page')).body).to.equal('null')
      expect(seen).to.have.length(count)
    })

    it('passes a body on as it comes, and the session of the framework’s own request', async () => {
      const session = sessionOfCookie('customer=anna') as Session
      const { requestId } = await guard.createRequest({
        ...session,
        account: accountOf('anna'),
        uses: [emailUse, offersUse],
        locale: 'en',
        returnUrl: `http://${hostOf()}/consent/return`,
      })
      const { receipt } = await world.issue({ customer: 'anna', requestId })
      const body = JSON.stringify({ receipts: [receipt] })
      const parts = [body.slice(0, 100), body.slice(100, 101), body.slice(101)]
      const headers = { origin: `http://${hostOf()}`, 'content-type': 'application/json' }
      expect((await ask('/consent/receipts', { method: 'POST', headers, parts })).status).to.equal(401)
      const other = { ...headers, cookie: 'customer=berta' }
      expect((await ask('/consent/receipts', { method: 'POST', headers: other, parts })).status).to.equal(403)

      const stored = await ask('/consent/receipts', {
        method: 'POST',
        headers: { ...headers, cookie: 'customer=anna' },
        parts,
      })
      expect(stored.status, stored.body).to.equal(201)
      await world.record(guard)
      expect(guard.check('anna', email).allowed).to.equal(true)
    })

    it('answers 413 beyond the handler’s limit, whether the length is announced or not, and goes on', async () => {
      const parts = Array.from({ length: 5 }, () => new Uint8Array(60_000).fill(0x20))
      const headers = { origin: `http://${hostOf()}`, 'content-type': 'application/json', cookie: 'customer=anna' }
      const chunked = await ask('/consent/receipts', { method: 'POST', headers, parts })
      expect([chunked.status, JSON.parse(chunked.body).code]).to.deep.equal([413, 'too-large'])
      const announced = { ...headers, 'content-length': String(5 * 60_000) }
      expect((await ask('/consent/receipts', { method: 'POST', headers: announced, parts })).status).to.equal(413)
      expect((await ask('/.well-known/consent-ledger.json')).status).to.equal(200)
    })

    it('lets whoever is still sending have the refusal: the connection holds until it is read', async () => {
      const size = 4 * 2 ** 20
      for (const isAnnounced of [true, false]) {
        for (const pause of [0, 0, 5]) {
          const { answer, sent, failure } = await sendWhole(server.port, size, { isAnnounced, pause })
          const place = `${isAnnounced ? 'announced' : 'in chunks'}, ${sent} of ${size} bytes sent`
          expect(failure, place).to.equal(null)
          expect(answer, place).to.match(/^HTTP\/1\.1 413 /)
          expect(answer, place).to.contain('application/problem+json').and.contain('"code":"too-large"')
          expect(sent, place).to.equal(size)
        }
      }
      const url = `http://127.0.0.1:${server.port}/consent/revocations`
      const response = await fetch(url, { method: 'POST', body: new Uint8Array(size) })
      expect([response.status, (await response.json()).code]).to.deep.equal([413, 'too-large'])
    })

    it('leaves the limit to the handler: a body the shop itself would refuse arrives', async () => {
      const parts = [JSON.stringify({ secrets: [], padding: 'x'.repeat(40_000) })]
      const answer = await ask('/consent/revocations', {
        method: 'POST',
        headers: { 'content-type': 'text/strange' },
        parts,
      })
      expect([answer.status, JSON.parse(answer.body).code]).to.deep.equal([400, 'malformed'])
    })

    it('keeps repeated headers, of the request and of the answer', async () => {
      const answer = await ask('/consent/uses', {
        headers: { authorization: ['Consent a', 'Consent b'], 'x-twice': ['1', '2'] },
      })
      expect(answer.headers['set-cookie']).to.include.members(['first=1', 'second=2'])
      expect(seen.at(-1)?.headers.get('x-twice')).to.equal('1, 2')
      expect(answer.status).to.equal(401)
    })

    it('keeps the path and query byte for byte: an access token signs them', async () => {
      await ask('/consent/uses?a=%2F&b=c%20d&a=2')
      expect(new URL(seen.at(-1)?.url ?? '').pathname).to.equal('/consent/uses')
      expect(new URL(seen.at(-1)?.url ?? '').search).to.equal('?a=%2F&b=c%20d&a=2')
    })

    it('lets no host reach into the path, and no path name another host', async () => {
      const count = seen.length
      const forged = await ask('/consent/nothing', { headers: { host: `${hostOf()}/consent/uses?` } })
      expect(forged.status).to.equal(400)
      expect(seen).to.have.length(count)
      await ask('//evil.example/consent/uses')
      expect(seen.slice(count).filter(({ url }) => new URL(url).host !== hostOf())).to.deep.equal([])
    })

    it('believes a proxy’s headers only when told to', async () => {
      const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'kaufhaus-nord.example' }
      await ask('/consent/uses?x=1', { headers })
      expect(seen.at(-1)?.url).to.equal(`http://${hostOf()}/consent/uses?x=1`)
      await ask('/consent/uses?x=1', { headers }, proxied.port)
      expect(seen.at(-1)?.url).to.equal('https://kaufhaus-nord.example/consent/uses?x=1')
    })

    it('gives the shop the guard for its customer, with the visitor’s signal', async () => {
      const page = async (headers: Record<string, string | string[]>) =>
        JSON.parse((await ask('/page', { headers })).body)
      expect(await page({})).to.equal(null)
      expect(await page({ cookie: 'customer=anna' })).to.deep.equal({
        customerId: 'anna',
        gpc: false,
        email: null,
        selling: 'not-granted',
      })
      expect(await page({ cookie: 'customer=berta' })).to.include({ email: 'not-granted' })
      expect(await page({ cookie: 'customer=anna', 'sec-gpc': ['0', '1'] })).to.deep.equal({
        customerId: 'anna',
        gpc: true,
        email: null,
        selling: 'opted-out',
      })
      expect(await page({ cookie: 'customer=anna', 'sec-gpc': '0' })).to.include({ gpc: false })
    })

    it('logs a use for that customer, and refuses it to another', async () => {
      const before = (await guard.health()).rows.uses
      expect((await ask('/used', { headers: { cookie: 'customer=anna' } })).body).to.equal('sent')
      expect((await guard.health()).rows.uses).to.equal(before + 1)
      expect((await ask('/used', { headers: { cookie: 'customer=berta' } })).status).to.equal(500)
      expect((await guard.health()).rows.uses).to.equal(before + 1)
    })

    it('leaves the shop’s own forms alone', async () => {
      const parts = [JSON.stringify({ hello: 'world' })]
      const answer = await ask('/form', { method: 'POST', headers: { 'content-type': 'application/json' }, parts })
      expect([answer.status, answer.body]).to.deep.equal([200, '{"hello":"world"}'])
    })
  })
}
