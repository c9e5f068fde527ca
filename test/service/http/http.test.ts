import { request as httpRequest } from 'node:http'
import { expect } from 'chai'
import type { Hex } from 'viem'
import { eventually } from '../eventually.ts'
import { type ServiceProcess, startService } from '../serviceProcess.ts'
import { randomWord, startTestLedger, type TestLedger } from '../testLedger.ts'

describe('http', () => {
  let ledger: TestLedger
  let service: ServiceProcess
  let brandId: Hex

  before(async () => {
    ledger = await startTestLedger()
    brandId = await ledger.registerBrand('Brand')
    service = await startService(ledger.environment('http', 2))
  })

  after(async () => {
    await service?.kill()
    await ledger?.stop()
  })

  async function refused(response: Response, status: number, code: string): Promise<Record<string, unknown>> {
    const problem = (await response.json()) as Record<string, unknown>
    expect(response.status, JSON.stringify(problem)).to.equal(status)
    expect(response.headers.get('content-type')).to.equal('application/problem+json')
    expect(response.headers.get('access-control-allow-origin')).to.equal('*')
    expect(problem).to.include({ status, type: `urn:consent-ledger:problem:${code}` })
    expect(problem.title).to.be.a('string')
    expect(problem.detail).to.be.a('string')
    return problem
  }

  function raw(body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) {
    return service.request('/revocations', { method: 'POST', headers, body })
  }

  it('answers unknown routes', async () => {
    for (const path of ['/', '/nothing', '/revocation', '/vaults', '/brands/0x00/other']) {
      await refused(await service.request(path), 404, 'unknown-route')
    }
  })

  it('answers wrong methods with the right ones', async () => {
    const cases: [string, string, string][] = [
      ['/revocations', 'PUT', 'POST'],
      ['/revocations', 'GET', 'POST'],
      ['/revocations/abc', 'DELETE', 'GET, HEAD'],
      [`/vaults/0x${'00'.repeat(20)}`, 'POST', 'DELETE, GET, HEAD, PUT'],
      ['/brands', 'POST', 'GET, HEAD'],
      ['/health', 'DELETE', 'GET, HEAD'],
    ]
    for (const [path, method, allow] of cases) {
      const response = await service.request(path, { method })
      expect(response.headers.get('allow')?.split(', ').sort().join(', '), path).to.equal(allow)
      await refused(response, 405, 'method-not-allowed')
    }
  })

  it('lets any origin ask first', async () => {
    const response = await service.request(`/vaults/0x${'00'.repeat(20)}`, {
      method: 'OPTIONS',
      headers: {
        origin: 'https://app.example',
        'access-control-request-method': 'PUT',
        'access-control-request-headers': 'authorization,content-type',
      },
    })
    expect(response.status).to.equal(204)
    expect(response.headers.get('access-control-allow-origin')).to.equal('*')
    expect(response.headers.get('access-control-allow-methods')).to.equal('GET,POST,PUT,DELETE')
    expect(response.headers.get('access-control-allow-headers')).to.equal('Authorization,Content-Type')
    expect(response.headers.get('access-control-allow-credentials')).to.equal(null)
  })

  it('refuses what is not JSON', async () => {
    await refused(await raw('{}', { 'content-type': 'text/plain' }), 415, 'unsupported-media-type')
    await refused(await raw(''), 400, 'malformed-json')
    await refused(await raw('{"brandId"'), 400, 'malformed-json')
    await refused(await raw('{"after":1,"after":2}'), 400, 'malformed-json')
    await refused(await raw('{"after":1.5}'), 400, 'malformed-json')
  })

  it('refuses bodies of another form, names the place and repeats no value', async () => {
    const secret = randomWord()
    const secrets = [{ secret }]
    const opening = { words: Array(12).fill(secret), use: null, recording: { root: secret, proof: [] } }
    const use = { index: 0, words: Array(3).fill(secret), others: [] }
    const cases: [unknown, string][] = [
      [[], 'brandId'],
      ['text', ''],
      [{}, 'brandId'],
      [{ brandId, secrets, more: 1 }, 'more'],
      [{ brandId: '0x12', secrets }, 'brandId'],
      [{ brandId: `${brandId}00`, secrets }, 'brandId'],
      [{ brandId, secrets: [] }, 'secrets'],
      [{ brandId, secrets: {} }, 'secrets'],
      [{ brandId, secrets: Array(257).fill({ secret }) }, 'secrets'],
      [{ brandId, secrets: [{ secret: secret.slice(0, -2) }] }, 'secrets[0].secret'],
      [{ brandId, secrets: [{ secret: secret.slice(2) }] }, 'secrets[0].secret'],
      [{ brandId, secrets: [{ secret: `${secret.slice(0, -1)}g` }] }, 'secrets[0].secret'],
      [{ brandId, secrets: [{ secret, lock: secret }] }, 'secrets[0].lock'],
      [{ brandId, secrets: [{ secret, opening: {} }] }, 'secrets[0].opening.words'],
      [{ brandId, secrets: [{ secret, opening: { ...opening, words: [secret] } }] }, 'secrets[0].opening.words'],
      [{ brandId, secrets: [{ secret, opening: { ...opening, recording: {} } }] }, 'secrets[0].opening.recording.root'],
      [
        {
          brandId,
          secrets: [{ secret, opening: { ...opening, recording: { root: secret, proof: Array(65).fill(secret) } } }],
        },
        'secrets[0].opening.recording.proof',
      ],
      [
        { brandId, secrets: [{ secret, opening: { ...opening, use: { ...use, index: -1 } } }] },
        'secrets[0].opening.use.index',
      ],
      [{ brandId, secrets, after: -1 }, 'after'],
      [{ brandId, secrets, after: 86_401 }, 'after'],
      [{ brandId, secrets, after: '60' }, 'after'],
    ]
    for (const [body, path] of cases) {
      const problem = await refused(await service.post('/revocations', body), 422, 'malformed-request')
      expect(problem.path, JSON.stringify(problem)).to.equal(path)
      expect(JSON.stringify(problem)).to.not.include(secret.slice(2, -2))
    }
  })

  it('takes secrets in upper case as the same', async () => {
    await eventually('the chain is reached', async () => {
      const health = (await (await service.request('/health')).json()) as { chain: { isReachable: boolean } }
      return health.chain.isReachable
    })
    const secret = randomWord()
    const upper = `0x${secret.slice(2).toUpperCase()}`
    const first = await service.post('/revocations', { brandId, secrets: [{ secret }], after: 600 })
    const second = await service.post('/revocations', { brandId, secrets: [{ secret: upper }, { secret }], after: 600 })
    expect(await second.json()).to.deep.equal(await first.json())
  })

  it('refuses bodies that are too large, announced or not', async () => {
    const body = `{"brandId":"${'0'.repeat(5 * 2 ** 20)}"}`
    await refused(await raw(body), 413, 'too-large')
    const status = await new Promise<number>((resolve, reject) => {
      const outgoing = httpRequest(`${service.url}/revocations`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
      })
      outgoing.on('response', (response) => resolve(response.statusCode ?? 0)).on('error', reject)
      outgoing.end(body)
    })
    expect(status).to.equal(413)
  })

  it('does not know ids it never gave', async () => {
    await refused(await service.request('/revocations/unknown'), 404, 'unknown-revocation')
    await refused(await service.request(`/revocations/${'A'.repeat(43)}`), 404, 'unknown-revocation')
  })

  it('answers health and metrics', async () => {
    const response = await service.request('/health')
    const health = (await response.json()) as Record<string, Record<string, unknown>>
    expect(response.status).to.equal(200)
    expect(health).to.have.all.keys('status', 'warnings', 'chain', 'index', 'queue', 'relay', 'vaults')
    expect(health.chain).to.include({ chainId: 31337, isReachable: true })
    expect(health.relay?.address).to.equal(ledger.walletOf(2).account?.address)

    const metrics = await (await service.request('/metrics')).text()
    expect(metrics).to.match(/^consent_ledger_chain_reachable 1$/m)
    expect(metrics).to.match(/^consent_ledger_locks\{state="queued"\} \d+$/m)
    expect(metrics).to.match(/^consent_ledger_problems_total\{route="\/revocations",code="too-large"\} 2$/m)
    expect(metrics).to.match(/route="\/revocations\/:id",status="404"/)
    expect(metrics).to.not.include('A'.repeat(43))
  })

  it('logs no address of those who call', () => {
    expect(service.log()).to.not.match(/"(remote|ip|headers)/i)
    expect(service.log().split('"url"')).to.have.length(2)
  })

  it('ends when the process that started it does', async () => {
    const child = await startService(ledger.environment('orphan', 3))
    expect(await child.orphan()).to.equal(0)
  })
})
