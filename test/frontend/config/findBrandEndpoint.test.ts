import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { InvalidDomainError, LocalDomainError } from '@consent-ledger/sdk'
import { expect } from 'chai'
import type { Hex } from 'viem'
import { BrandMismatchError } from '../../../frontend/src/config/brandMismatchError.ts'
import { BrandUnreachableError } from '../../../frontend/src/config/brandUnreachableError.ts'
import { findBrandEndpoint } from '../../../frontend/src/config/findBrandEndpoint.ts'

const brandId: Hex = `0x${'b1'.repeat(32)}`
const ledger: Hex = `0x${'1e'.repeat(20)}`
const good = { chainId: 31337, ledger, brandId, endpoint: '/consent' }

describe('findBrandEndpoint', () => {
  let server: Server
  let origin: string
  let answer: { status: number; body: string; headers?: Record<string, string> }

  before(async () => {
    server = createServer((_request, response) => response.writeHead(answer.status, answer.headers).end(answer.body))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    origin = `http://localhost:${(server.address() as { port: number }).port}`
  })

  after(() => server.close())

  const find = (domain = 'localhost', chainId = 31337) =>
    findBrandEndpoint({ env: { chainId, ledger, localOrigins: { localhost: origin } }, brand: { brandId, domain } })
  const says = (body: unknown) => {
    answer = { status: 200, body: typeof body === 'string' ? body : JSON.stringify(body) }
  }
  const failure = async (search: Promise<string>) =>
    search.then(
      (url) => expect.fail(`found ${url}`),
      (error) => error,
    )

  it('gives the endpoint of a domain that names the same brand, ledger and chain', async () => {
    says(good)
    expect(await find()).to.equal(`${origin}/consent`)
    says({ ...good, ledger: ledger.toUpperCase().replace('0X', '0x'), endpoint: '/api/consent/' })
    expect(await find()).to.equal(`${origin}/api/consent`)
  })

  it('refuses a domain that names another brand, ledger or chain, or an endpoint elsewhere', async () => {
    const wrong = [
      { ...good, brandId: `0x${'b2'.repeat(32)}` },
      { ...good, ledger: `0x${'2e'.repeat(20)}` },
      { ...good, chainId: 1 },
      { ...good, endpoint: 'https://elsewhere.example/consent' },
      { ...good, endpoint: '//elsewhere.example/consent' },
      { ...good, endpoint: '/consent?to=elsewhere' },
      { ...good, endpoint: undefined },
      [],
      'not json',
      '{"chainId":31337,"chainId":31337}',
    ]
    for (const body of wrong) {
      says(body)
      expect(await failure(find()), JSON.stringify(body)).to.be.instanceOf(BrandMismatchError)
    }
  })

  it('follows no redirect, and calls a server that fails unreachable', async () => {
    answer = { status: 302, body: '', headers: { location: '/elsewhere' } }
    expect(await failure(find())).to.be.instanceOf(BrandUnreachableError)
    answer = { status: 503, body: '' }
    expect(await failure(find())).to.be.instanceOf(BrandUnreachableError)
  })

  it('asks no local domain outside development, and nothing that is no domain', async () => {
    says(good)
    expect(await failure(find('localhost', 1))).to.be.instanceOf(LocalDomainError)
    expect(await failure(find('127.0.0.1'))).to.be.instanceOf(InvalidDomainError)
  })
})
