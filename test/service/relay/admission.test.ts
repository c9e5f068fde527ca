import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Deployment, lockOf, parseDeployment, revokeCall } from '@consent-ledger/sdk'
import { expect } from 'chai'
import type { Hex } from 'viem'
import { freePort } from '../../helpers/startAnvil.ts'
import { eventually } from '../eventually.ts'
import { type ServiceProcess, startService } from '../serviceProcess.ts'
import { type OpenConsent, randomWord, startTestLedger, type TestLedger, writeDeployment } from '../testLedger.ts'

type Answer = {
  status: number
  type?: string
  id?: string
  path?: string
  detail?: string
  budget?: string
  retryAfter?: number
  call?: { to: Hex; data: Hex; chainId: number }
}

describe('admission of secrets', () => {
  let ledger: TestLedger
  let brandId: Hex
  let youngBrandId: Hex
  let service: ServiceProcess
  let consents: OpenConsent[]
  let nextDirectory = 0

  before(async () => {
    ledger = await startTestLedger()
    brandId = await ledger.registerBrand('Old brand')
    consents = await ledger.makeConsents(brandId, 12)
    await ledger.passDays(8)
    youngBrandId = await ledger.registerBrand('Young brand')
  })

  after(async () => {
    await ledger?.stop()
  })

  afterEach(async () => {
    await service?.kill()
  })

  async function start(brand: number, shared: number, all: number): Promise<void> {
    nextDirectory += 1
    service = await startService(
      ledger.environment(`admission-${nextDirectory}`, 4, {
        RELAY_DAILY_BRAND: String(brand),
        RELAY_DAILY_SHARED: String(shared),
        RELAY_DAILY_ALL: String(all),
      }),
    )
    await eventually('the chain is reached', async () => {
      const health = (await (await service.request('/health')).json()) as { chain: { isReachable: boolean } }
      return health.chain.isReachable
    })
  }

  async function post(body: unknown): Promise<Answer> {
    const response = await service.post('/revocations', body)
    const answer = (await response.json()) as Answer
    if (response.status !== 202) {
      expect(response.headers.get('content-type')).to.equal('application/problem+json')
      expect(answer).to.include({ status: response.status })
    }
    if (response.status === 429) expect(response.headers.get('retry-after')).to.equal(String(answer.retryAfter))
    return { ...answer, status: response.status }
  }

  function consentAt(index: number): OpenConsent {
    return consents[index] as OpenConsent
  }

  function opened(index: number) {
    const { brandSecret, brandOpening } = consentAt(index)
    return { secret: brandSecret, opening: brandOpening }
  }

  it("pays opened secrets from the brand's budget, and refuses beyond it", async () => {
    await start(2, 0, 100)
    expect((await post({ brandId, secrets: [opened(0), opened(1)], after: 600 })).status).to.equal(202)
    const refused = await post({ brandId, secrets: [opened(2)], after: 600 })
    expect(refused).to.include({
      status: 429,
      budget: 'brand',
      type: 'urn:consent-ledger:problem:budget-exhausted',
    })
  })

  it('tells in how many seconds to try again and the call one can send oneself', async () => {
    await start(0, 0, 100)
    const secrets = [consentAt(2).brandSecret, consentAt(2).useSecrets[0] as Hex]
    const refused = await post({
      brandId,
      secrets: [opened(2), { secret: secrets[1], opening: consentAt(2).useOpenings[0] }],
    })
    expect(refused.status).to.equal(429)
    expect(refused.retryAfter).to.be.within(1, 86_400)
    const untilMidnight = 86_400 - (Math.floor(Date.now() / 1000) % 86_400)
    expect(refused.retryAfter).to.be.closeTo(untilMidnight, 2)

    const sorted = [...secrets].sort((a, b) => (lockOf(a) < lockOf(b) ? -1 : 1))
    const { ledger: address, chainId } = parseDeployment(JSON.stringify(ledger.deployment))
    expect(refused.call).to.deep.equal({
      ...revokeCall({ ledger: address, revocations: [{ brandId, secrets: sorted }] }),
      chainId,
    })
    const wallet = ledger.walletOf(5)
    const hash = await wallet.sendTransaction({
      account: wallet.account as never,
      chain: null,
      to: refused.call?.to as Hex,
      data: refused.call?.data as Hex,
    })
    await ledger.client.waitForTransactionReceipt({ hash })
    for (const secret of secrets) expect(await ledger.isSpent(brandId, secret)).to.equal(true)
  })

  it('keeps nothing of a request it refuses', async () => {
    await start(1, 0, 100)
    expect((await post({ brandId, secrets: [opened(3), opened(4)], after: 600 })).status).to.equal(429)
    expect((await post({ brandId, secrets: [opened(3)], after: 600 })).status).to.equal(202)
  })

  it('pays secrets without an opening, with an unrecorded one and of young brands from the shared budget', async () => {
    await start(100, 3, 100)
    const [unrecorded] = await ledger.makeConsents(brandId, 1, false)
    const [young] = await ledger.makeConsents(youngBrandId, 1)
    const plain = { secret: randomWord() }
    const bodies = [
      { brandId, secrets: [plain], after: 600 },
      { brandId, secrets: [{ secret: unrecorded?.brandSecret, opening: unrecorded?.brandOpening }], after: 600 },
      { brandId: youngBrandId, secrets: [{ secret: young?.brandSecret, opening: young?.brandOpening }], after: 600 },
    ]
    for (const body of bodies) expect((await post(body)).status).to.equal(202)
    expect(await post({ brandId, secrets: [{ secret: randomWord() }] })).to.include({ status: 429, budget: 'shared' })
    expect((await post({ brandId, secrets: [opened(5)], after: 600 })).status).to.equal(202)
  })

  it('counts an opening that is null or has no recording like none', async () => {
    await start(100, 2, 100)
    const { brandSecret, brandOpening } = consentAt(6)
    const bare = { secret: brandSecret, opening: { ...brandOpening, recording: null } }
    expect((await post({ brandId, secrets: [bare], after: 600 })).status).to.equal(202)
    expect((await post({ brandId, secrets: [{ secret: randomWord(), opening: null }], after: 600 })).status).to.equal(
      202,
    )
    expect(await post({ brandId, secrets: [{ secret: randomWord() }] })).to.include({ status: 429, budget: 'shared' })
  })

  it('holds a daily cap for all', async () => {
    await start(100, 100, 2)
    expect((await post({ brandId, secrets: [opened(7)], after: 600 })).status).to.equal(202)
    expect((await post({ brandId, secrets: [{ secret: randomWord() }], after: 600 })).status).to.equal(202)
    expect(await post({ brandId, secrets: [opened(8)] })).to.include({ status: 429, budget: 'all' })
  })

  it('remembers what was spent over a SIGKILL', async () => {
    await start(1, 0, 100)
    expect((await post({ brandId, secrets: [opened(9)], after: 600 })).status).to.equal(202)
    await service.kill()
    nextDirectory -= 1
    await start(1, 0, 100)
    expect(await post({ brandId, secrets: [opened(10)] })).to.include({ status: 429, budget: 'brand' })
  })

  it('takes the same secrets again, and what is spent already, at no cost', async () => {
    await start(1, 0, 100)
    const first = await post({ brandId, secrets: [opened(10)], after: 600 })
    expect(await post({ brandId, secrets: [opened(10)], after: 600 })).to.deep.equal(first)
    await service.kill()
    await start(0, 0, 100)
    expect((await post({ brandId, secrets: [{ secret: consentAt(2).brandSecret }] })).status).to.equal(202)
  })

  it('refuses a brand nobody registered', async () => {
    await start(100, 100, 100)
    const refused = await post({ brandId: randomWord(), secrets: [{ secret: randomWord() }] })
    expect(refused).to.include({ status: 404, type: 'urn:consent-ledger:problem:unknown-brand' })
  })

  it('refuses an opening of another secret, brand or consent, and names it', async () => {
    await start(100, 100, 100)
    const other = { secret: randomWord(), opening: consentAt(11).brandOpening }
    const swapped = { secret: consentAt(11).brandSecret, opening: consentAt(11).useOpenings[0] }
    const foreign = opened(11)
    const cases = [
      { brandId, secrets: [opened(11), other], path: 'secrets[1].opening' },
      { brandId, secrets: [swapped], path: 'secrets[0].opening' },
      { brandId: youngBrandId, secrets: [foreign], path: 'secrets[0].opening' },
    ]
    for (const { path, ...body } of cases) {
      expect(await post(body)).to.include({ status: 422, type: 'urn:consent-ledger:problem:invalid-opening', path })
    }
  })

  it('counts everything as shared while the chain cannot be read', async () => {
    service = await startService(
      ledger.environment('admission-silent', 4, {
        RPC_URL: `http://127.0.0.1:${await freePort()}`,
        RELAY_DAILY_SHARED: '1',
      }),
    )
    expect((await post({ brandId, secrets: [opened(11)], after: 600 })).status).to.equal(202)
    expect(await post({ brandId, secrets: [{ secret: randomWord() }] })).to.include({ status: 429, budget: 'shared' })
  })
})

describe('openings, against the vectors', () => {
  type Vector = {
    id: string
    kind: string
    input: { chainId: number; ledger: Hex; brandId: Hex; secret: Hex; opening: { recording: unknown } }
    output?: unknown
  }
  const path = new URL('../../vectors/openings.json', import.meta.url)
  const vectors = (JSON.parse(readFileSync(path, 'utf8')) as { vectors: Vector[] }).vectors.filter(
    ({ kind }) => kind === 'opening.verify',
  )
  const domains = [...new Set(vectors.map(({ input }) => `${input.chainId} ${input.ledger}`))]
  let ledger: TestLedger

  before(async () => {
    // Only for its directory and keys: the services below have no chain.
    ledger = await startTestLedger()
  })

  after(() => ledger?.stop())

  for (const [index, domain] of domains.entries()) {
    const [chainId, address] = domain.split(' ') as [string, Hex]
    const own = vectors.filter(({ input }) => `${input.chainId} ${input.ledger}` === domain)

    it(`takes the good and refuses the bad of chain ${chainId} (${own.length})`, async () => {
      const deployment: Deployment = { ...ledger.deployment, chainId: Number(chainId), ledger: address }
      const service = await startService(
        ledger.environment(`vectors-${index}`, 4, {
          RPC_URL: `http://127.0.0.1:${await freePort()}`,
          DEPLOYMENT: await writeDeployment(join(ledger.directory, `vectors-${index}.json`), deployment),
        }),
      )
      try {
        for (const { id, input, output } of own) {
          const { brandId, secret, opening } = input
          const response = await service.post('/revocations', { brandId, secrets: [{ secret, opening }], after: 600 })
          // One without a recording is no opening, and then the secret is taken on the shared budget.
          const isBad = output === undefined && opening.recording !== null
          expect(response.status, id).to.equal(isBad ? 422 : 202)
        }
      } finally {
        await service.kill()
      }
    })
  }
})
