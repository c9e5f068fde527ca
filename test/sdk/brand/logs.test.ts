import { hashErasure, signDigest } from '@consent-ledger/sdk'
import type { Guard, Logger, Session } from '@consent-ledger/sdk/brand'
import { expect } from 'chai'
import { createPublicClient, type Hex, http } from 'viem'
import { eventually } from './eventually.ts'
import { type BrandWorld, get, offersUse, post, sessionOf, shopOrigin, startBrandWorld } from './startBrandWorld.ts'

type Line = { readonly level: string; readonly values: Record<string, unknown>; readonly message: string }

/** Keeps what a guard logs, all of it: also what a serializer would make of errors among the values. */
function capture() {
  const lines: Line[] = []
  const write = (level: string) => (values: object, message: string) => {
    lines.push({ level, values: values as Line['values'], message })
  }
  const logger: Logger = { info: write('info'), warn: write('warn'), error: write('error') }
  return { lines, logger }
}

/** A log line as text, with everything that is in it: errors with message, stack, cause and own fields. */
function textOf({ values, message }: Line): string {
  const everything = (_: string, value: unknown): unknown => {
    if (typeof value === 'bigint') return String(value)
    if (!(value instanceof Error)) return value
    return { ...value, name: value.name, message: value.message, stack: value.stack, cause: value.cause }
  }
  return `${message} ${JSON.stringify(values, everything)}`.toLowerCase()
}

describe('what a guard logs', function () {
  this.timeout(120_000)

  const context = 'letter about the illness of mira'
  const address = '203.0.113.77'
  const nodeKey = 'key-of-the-node-5up3r'
  const customers = { mira: 'customer-mira-4711', paula: 'customer-paula-4712', jan: 'customer-jan-4713' }
  const ask = { purpose: offersUse.purpose, categories: [offersUse.category] }

  let world: BrandWorld
  let lines: Line[]
  const personal = new Map<string, string>()

  const know = (what: string, ...values: readonly string[]) => {
    for (const value of values) personal.set(value.toLowerCase().replace(/^0x/, ''), what)
  }
  const linesThat = (message: string) => lines.filter((line) => line.message === message)

  async function grant(guard: Guard, customer: string, generation = 0) {
    const given = await world.grant(guard, {
      customer,
      generation,
      uses: [offersUse],
      account: `${customer}@example.com`,
    })
    const { consent, signature } = given.receipt
    know('a receipt', given.consentHash, signature, consent.salt, consent.requestId, consent.statement)
    know('a lock', consent.brandLock, ...consent.uses.map(({ lock }) => lock))
    know('a secret', given.secrets.brand, ...given.secrets.uses)
    return given
  }

  async function erase(guard: Guard, customer: string, consentHash: Hex, secret: Hex): Promise<void> {
    const { subject, privateKey } = world.keysOf(customer)
    const issuedAt = Math.floor(Date.now() / 1_000)
    const erasure = { brandId: world.brandId, subject, consentHashes: [consentHash], issuedAt }
    const signature = signDigest(hashErasure(world.deployment, erasure), privateKey)
    know('a signature', signature)
    await post(guard, '/consent/erasure', { erasure, signature, secrets: [secret] }, null, {})
  }

  /** Calls the endpoint with a session that cannot be read: what the shop throws names the customer. */
  async function breakSession(guard: Guard): Promise<void> {
    const session = async (): Promise<Session> => {
      throw new Error(`no session of ${customers.mira} from ${address}`, { cause: new Error(customers.mira) })
    }
    const headers = { origin: shopOrigin, 'content-type': 'application/json', 'x-forwarded-for': address }
    const request = new Request(`${shopOrigin}/consent/receipts`, { method: 'POST', headers, body: '{"receipts":[]}' })
    expect((await guard.handler({ session })(request)).status).to.equal(500)
  }

  before(async () => {
    const captured = capture()
    lines = captured.lines
    const { logger } = captured
    world = await startBrandWorld()
    const client = createPublicClient({ transport: http(`${world.anvil.url}/?${nodeKey}`, { retryCount: 0 }) })
    const guard = await world.guardOf('logs', { client, logger })

    for (const customer of Object.values(customers)) {
      const { subject, privateKey, brandKey } = world.keysOf(customer)
      know('a customer', customer)
      know('a session', sessionOf(customer).sessionId)
      know('a subject', subject)
      know('a key', privateKey, brandKey)
    }
    know('a context', context)
    know('a network address', address)
    know('the key of the node', nodeKey)

    const mira = await grant(guard, customers.mira)
    const paula = await grant(guard, customers.paula)
    await grant(guard, customers.jan)
    await world.record(guard)
    expect(await guard.audience(ask).ids()).to.have.members(Object.values(customers))
    await guard.use(customers.mira, { ...ask, context }, () => undefined)
    const failed = guard.use(customers.jan, { ...ask, context }, () => {
      throw new Error(`could not print for ${customers.jan}`)
    })
    await failed.catch(() => undefined)
    // An entry waits for a block that is not older than it.
    await eventually(async () => {
      await world.mine(1)
      await guard.sync()
      await guard.record()
      expect(lines.map(({ values }) => values.kind)).to.include('uses')
    })

    await breakSession(guard)
    await post(guard, '/consent/receipts', `{ "receipts": [ "${customers.mira}`, sessionOf(customers.mira))
    await get(guard, '/consent/receipts', { authorization: `Consent ${customers.mira}`, 'x-forwarded-for': address })
    await post(guard, '/consent/receipts', { receipts: [mira.receipt] }, sessionOf(customers.jan))
    await post(guard, '/consent/revocations', { secrets: mira.secrets.uses })
    await erase(guard, customers.paula, paula.consentHash, paula.secrets.brand)
    await eventually(async () => {
      await world.mine(9)
      await guard.sync()
      expect((await guard.health()).waiting).to.include({ revocations: 0, erasures: 0 })
    })
    expect(guard.check(customers.mira, ask).reason).to.equal('revoked')

    // Another key for an account: its earlier consents end.
    const other = world.keysOf('another wallet of jan')
    know('a subject', other.subject)
    const session = { ...sessionOf(customers.jan), loggedInAt: Math.floor(Date.now() / 1_000) }
    const account = `${customers.jan}@example.com`
    const { requestId } = await guard.createRequest({
      ...session,
      account,
      uses: [offersUse],
      locale: 'en',
      returnUrl: `${shopOrigin}/consent/return?next=/offers`,
    })
    const again = await world.issue({ customer: 'another wallet of jan', uses: [offersUse], account, requestId })
    expect((await post(guard, '/consent/receipts', { receipts: [again.receipt] }, session)).status).to.equal(201)
    await eventually(async () => {
      await world.mine(2)
      await guard.sync()
      expect((await guard.health()).waiting.revocations).to.equal(0)
    })

    // A guard without an operator, whose relay cannot be reached.
    const relayKey = 'key-of-the-relay-5up3r'
    know('the key of the relay', relayKey)
    const bare = await world.guardOf('logs-relay', {
      client,
      logger,
      operator: undefined,
      relayUrl: `http://127.0.0.1:9/${relayKey}`,
    })
    const waiting = await grant(bare, customers.mira, 1)
    await post(bare, '/consent/revocations', { secrets: waiting.secrets.uses })
    await eventually(async () => {
      expect(linesThat('sending revocations failed; it is tried again')).to.not.deep.equal([])
    })

    await world.anvil.kill()
    await guard.sync().catch(() => undefined)
    await eventually(async () => expect(linesThat('the chain could not be read')).to.not.deep.equal([]))
  })

  after(() => world.stop())

  it('names no customer, account, session, subject, receipt, lock, secret, context, address or key', () => {
    const told = lines.flatMap((line) => {
      const text = textOf(line)
      return [...personal].filter(([value]) => text.includes(value)).map(([, what]) => `${what} in "${line.message}"`)
    })

    expect(told).to.deep.equal([])
    expect(personal.size).to.be.greaterThan(40)
  })

  it('says what was recorded, revoked and erased, with counts and the transaction to look up', () => {
    const roots = linesThat('a root was sent').map(({ values }) => values)

    expect(roots.map(({ kind }) => kind)).to.include.members(['grants', 'uses'])
    for (const { root, count, transactionHash } of roots) {
      expect(root).to.match(/^0x[0-9a-f]{64}$/)
      expect(count).to.be.a('number')
      expect(transactionHash).to.match(/^0x[0-9a-f]{64}$/)
    }
    expect(linesThat('revocations were accepted')[0]?.values).to.deep.equal({ locks: 1 })
    expect(linesThat('revocations were sent')[0]?.values).to.have.all.keys('locks', 'transactionHash')
    expect(linesThat('revocations by the brand were sent')).to.have.length.at.least(1)
    expect(linesThat('an erasure was requested')).to.have.length(1)
    expect(linesThat('a subject was erased')).to.have.length(1)
  })

  it('says by name what failed, at the level that wakes somebody', () => {
    const failures = [
      'the endpoint failed',
      'sending revocations failed; it is tried again',
      'the chain could not be read',
    ]

    for (const message of failures) {
      const [line] = linesThat(message)
      expect(line?.level, message).to.equal('error')
      expect(line?.values, message).to.include.all.keys('name', 'message')
    }
    expect(linesThat('there is no operator: receipts are stored but not recorded')[0]?.level).to.equal('warn')
  })
})
