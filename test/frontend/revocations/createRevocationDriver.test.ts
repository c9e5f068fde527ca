import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import {
  brandIdOf,
  buildTree,
  deriveBrandKey,
  deriveBrandSecret,
  deriveSigner,
  deriveUseSecret,
  getLockStates,
  hashConsent,
  lockOf,
  type Receipt,
  recordGrants,
  registerBrand,
  revoke,
  signConsent,
  zeroHash,
} from '@consent-ledger/sdk'
import { expect } from 'chai'
import type { Account, Hex } from 'viem'
import type { RevocationScope } from '../../../frontend/src/config/vaultDocument.ts'
import {
  createRevocationDriver,
  type RevocationDriver,
} from '../../../frontend/src/features/revocations/createRevocationDriver.ts'
import { rejectionOf } from '../../helpers/rejectionOf.ts'
import { freePort } from '../../helpers/startAnvil.ts'
import { eventually } from '../../service/eventually.ts'
import { type ServiceProcess, startService } from '../../service/serviceProcess.ts'
import { randomWord, startTestLedger, type TestLedger } from '../../service/testLedger.ts'
import { newVault } from '../deviceVault.ts'

/** Not a name under it: only browsers resolve those everywhere. */
const domain = 'localhost'
const mail = { purpose: 'message.email', category: 'contact.email' }
const offers = { purpose: 'offers.personalised', category: 'behaviour.purchases' }

describe('createRevocationDriver', () => {
  let chain: TestLedger
  let service: ServiceProcess | undefined
  let shop: Server | undefined
  let shopUrl: string
  let brandId: Hex
  let mood: 'accept' | 'refuse' | 'ignore' | 'deny-knowledge'
  let told: Hex[][]

  before(async () => {
    chain = await startTestLedger()
    service = await startService(chain.environment('relay', 3))

    const owner = chain.walletOf(1)
    const salt = randomWord()
    const { ledger, chainId } = chain.deployment
    const hash = await registerBrand(owner as never, { ledger, salt, name: 'Kaufhaus Nord', domain })
    await chain.client.waitForTransactionReceipt({ hash })
    brandId = brandIdOf({ chainId, ledger, owner: (owner.account as Account).address, salt })

    shop = createServer((request, response) => void answer(request, response)).listen(0, '127.0.0.1')
    await once(shop, 'listening')
    shopUrl = `http://${domain}:${(shop.address() as { port: number }).port}`
  })

  after(async () => {
    shop?.closeAllConnections()
    shop?.close()
    await service?.stop()
    await chain.stop()
  })

  beforeEach(() => {
    mood = 'accept'
    told = []
  })

  /** A brand's server in one of its moods: it accepts and pays, refuses, keeps silent, or does not know the locks. */
  async function answer(request: IncomingMessage, response: ServerResponse) {
    const json = (body: unknown, status = 200) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

    if (request.url === '/.well-known/consent-ledger.json') {
      const { chainId, ledger } = chain.deployment
      return json({ chainId, ledger, brandId, endpoint: '/consent' })
    }
    let body = ''
    for await (const part of request) body += part
    const { secrets } = JSON.parse(body) as { secrets: Hex[] }
    told.push(secrets)
    if (mood === 'ignore') return
    if (mood === 'refuse') return json({ title: 'no' }, 503)
    if (mood === 'deny-knowledge') return json({ accepted: [], unknown: secrets.map((one) => ({ lock: lockOf(one) })) })
    const { ledger } = chain.deployment
    await revoke(chain.walletOf(1) as never, { ledger, revocations: [{ brandId, secrets }] })
    return json({ accepted: secrets.map((one) => ({ lock: lockOf(one) })), unknown: [] })
  }

  async function customer(
    options: {
      relayUrl?: string
      receipts?: number
      localOrigins?: Record<string, string>
      sendTransaction?: Parameters<typeof createRevocationDriver>[0]['sendTransaction']
      /** Called when secrets are in the document, before it is known to be stored. */
      onRelease?: () => unknown
    } = {},
  ) {
    const { chainId, ledger } = chain.deployment
    const seed = randomWord()
    const brandKey = deriveBrandKey({ seed, chainId, ledger, brandId })
    const { privateKey, subject } = deriveSigner(brandKey)
    const consents = Array.from({ length: options.receipts ?? 1 }, () => {
      const salt = randomWord()
      return {
        brandId,
        subject,
        account: 'm…@example.com',
        noticeHash: randomWord(),
        locale: 'en',
        statement: 'I allow it.',
        uses: [mail, offers].map((use) => ({ ...use, lock: lockOf(deriveUseSecret(brandKey, { ...use, salt })) })),
        brandLock: lockOf(deriveBrandSecret(brandKey, 0)),
        issuedAt: Math.floor(Date.now() / 1000),
        expiresAt: Math.floor(Date.now() / 1000) + 86_400,
        requestId: zeroHash,
        salt,
      }
    })
    const vault = newVault()
    if (consents.length > 0) {
      const tree = buildTree(consents.map((consent) => hashConsent(chain.deployment, consent)))
      const hash = await recordGrants(chain.walletOf(1) as never, { ledger, brandId, root: tree.root })
      await chain.client.waitForTransactionReceipt({ hash })
      const receipts = consents.map(
        (consent): Receipt => ({
          type: 'consent-receipt',
          schema: 1,
          chainId,
          ledger,
          consent,
          signature: signConsent(chain.deployment, consent, privateKey),
          recording: { root: tree.root, proof: tree.proofOf(hashConsent(chain.deployment, consent)) },
        }),
      )
      await vault().addReceipts({ receipts })
    }

    const driver = createRevocationDriver({
      env: {
        chainId,
        ledger,
        relayUrl: options.relayUrl ?? (service as ServiceProcess).url,
        localOrigins: options.localOrigins ?? { [domain]: shopUrl },
        finality: chain.deployment.finality,
      },
      client: chain.client,
      seed,
      vault: () => ({
        ...vault(),
        release: async (input) => {
          const stored = vault().release(input)
          await options.onRelease?.()
          return stored
        },
      }),
      now: () => Math.floor(Date.now() / 1000),
      sendTransaction: options.sendTransaction ?? sendFromFive,
    })
    return { driver, vault, brandKey }
  }

  async function sendFromFive(call: { readonly to: Hex; readonly data: Hex }) {
    const wallet = chain.walletOf(5)
    const account = wallet.account as Account
    return { transactionHash: await wallet.sendTransaction({ ...call, account, chain: null }), sender: account.address }
  }

  async function look(driver: RevocationDriver) {
    const block = await chain.client.getBlock()
    await driver.tick({ number: block.number, hash: block.hash, timestamp: Number(block.timestamp) })
  }

  const start = async (driver: RevocationDriver, scope: RevocationScope) => {
    const revocation = await driver.revoke({ brandId, brandName: 'Kaufhaus Nord', scope })
    if (revocation === null) return expect.fail('there was something to revoke')
    return revocation.id
  }

  const becomes = async (mine: Awaited<ReturnType<typeof customer>>, id: Hex, states: readonly string[]) =>
    eventually(`${id} becomes ${states.join(' or ')}`, async () => {
      await look(mine.driver)
      const one = mine.vault().document.activity.find((entry) => entry.id === id)
      return one !== undefined && states.includes(one.state) && one
    })

  const isSpent = async (lock: Hex) => {
    const [state] = await getLockStates(chain.client, { ledger: chain.deployment.ledger, brandId, locks: [lock] })
    return (state?.revokedAt ?? 0) > 0
  }

  /** An address on this machine where nobody listens. */
  const nobody = async () => `http://127.0.0.1:${await freePort()}`

  it('marks the secrets as released before anybody is told', async () => {
    const mine = await customer()
    let releasedWhenTold: number | undefined
    mood = 'refuse'
    shop?.once('request', () => {
      releasedWhenTold = mine.vault().document.brands[brandId]?.released.length
    })
    await start(mine.driver, { kind: 'use', ...mail })
    expect(mine.vault().document.brands[brandId]?.released).to.have.length(1)
    await eventually('the shop is asked', async () => releasedWhenTold !== undefined)
    expect(releasedWhenTold).to.equal(1)
    await eventually('the secrets arrive', async () => told.length === 1)
  })

  it('revokes one use through the brand and says so only when the chain shows it', async () => {
    const mine = await customer({ receipts: 2 })
    const id = await start(mine.driver, { kind: 'use', ...mail })
    const confirmed = await becomes(mine, id, ['confirmed', 'final'])
    expect(confirmed.locks.every((lock) => lock.revokedAt !== null)).to.equal(true)
    expect(told).to.have.length(1)
    // The chain may show it before the brand's answer is written down.
    await eventually('the brand’s answer is kept', async () => {
      const one = mine.vault().document.activity.find((entry) => entry.id === id)
      return one?.endpoint.acceptedLocks.length === 2
    })

    const [receipt] = mine.vault().document.brands[brandId]?.receipts ?? []
    expect(await isSpent(receipt?.consent.uses.find((use) => use.purpose === mail.purpose)?.lock as Hex)).to.equal(true)
    expect(await isSpent(receipt?.consent.uses.find((use) => use.purpose === offers.purpose)?.lock as Hex)).to.equal(
      false,
    )
  })

  for (const silence of ['refuse', 'deny-knowledge', 'ignore'] as const) {
    it(`lets the relay send at once when the brand's answer is to ${silence}`, async () => {
      mood = silence
      const mine = await customer()
      const began = Date.now()
      const id = await start(mine.driver, { kind: 'category', category: offers.category })
      const confirmed = await becomes(mine, id, ['confirmed', 'final'])
      expect(Date.now() - began, 'well before the minute').to.be.below(10_000)
      expect(confirmed.relay.acceptedLocks).to.have.length(1)
      expect(confirmed.endpoint.acceptedLocks).to.deep.equal([])
    })
  }

  it('leaves the minute to the brand when it is looked at the moment the secrets are stored, here or in another tab', async () => {
    const delays: number[] = []
    const relay = createServer(async (request, response) => {
      let body = ''
      for await (const part of request) body += part
      if (request.method === 'POST') delays.push((JSON.parse(body) as { after: number }).after)
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ id: 'r', state: 'queued', locks: [] }))
    }).listen(0, '127.0.0.1')
    await once(relay, 'listening')
    try {
      const mine: Awaited<ReturnType<typeof customer>> = await customer({
        relayUrl: `http://127.0.0.1:${(relay.address() as { port: number }).port}`,
        onRelease: () => mine.driver.tick(null),
      })
      const id = await start(mine.driver, { kind: 'use', ...mail })
      await becomes(mine, id, ['confirmed', 'final'])
      await eventually('the relay is asked', async () => delays.length > 0)
      expect(Math.min(...delays)).to.be.within(55, 60)
    } finally {
      relay.close()
      relay.closeAllConnections()
    }
  })

  it('revokes everything of a brand, spare generations included, and stops at final blocks', async () => {
    const mine = await customer()
    const id = await start(mine.driver, { kind: 'brand' })
    await becomes(mine, id, ['confirmed', 'final'])
    await eventually('all three generations are spent', async () => {
      await look(mine.driver)
      return mine.vault().document.activity[0]?.locks.every((lock) => lock.revokedAt !== null)
    })
    for (const generation of [0, 1, 2]) {
      expect(await isSpent(lockOf(deriveBrandSecret(mine.brandKey, generation)))).to.equal(true)
    }
    expect((await becomes(mine, id, ['confirmed'])).state).to.equal('confirmed')
    await chain.anvil.rpc('evm_increaseTime', [5])
    await chain.mine(8)
    await becomes(mine, id, ['final'])
    expect(await mine.driver.revoke({ brandId, brandName: '', scope: { kind: 'use', ...mail } })).to.equal(null)
  })

  it('fails when brand and relay are both off, carries on later, and lets the wallet send it', async () => {
    const mine = await customer({
      relayUrl: await nobody(),
      localOrigins: { [domain]: `http://${domain}:${await freePort()}` },
    })
    const id = await start(mine.driver, { kind: 'brand' })
    const failed = await becomes(mine, id, ['failed'])
    expect([failed.endpoint.acceptedLocks, failed.relay.acceptedLocks]).to.deep.equal([[], []])
    expect(failed.locks.some((lock) => lock.revokedAt !== null)).to.equal(false)

    await mine.driver.sendYourself(id)
    const confirmed = await becomes(mine, id, ['confirmed', 'final'])
    expect(confirmed.wallet.state).to.equal('included')
    expect(confirmed.wallet.sender?.toLowerCase()).to.equal(
      (chain.walletOf(5).account as Account).address.toLowerCase(),
    )
    expect(confirmed.locks).to.have.length(3)
  })

  it('waits for the wallet as long as one of its questions is open, and no longer', async () => {
    const answers: { resolve: () => void; reject: (error: Error) => void }[] = []
    const mine = await customer({
      relayUrl: await nobody(),
      localOrigins: { [domain]: `http://${domain}:${await freePort()}` },
      sendTransaction: async (call) => {
        await new Promise<void>((resolve, reject) => answers.push({ resolve, reject }))
        return sendFromFive(call)
      },
    })
    const id = await start(mine.driver, { kind: 'use', ...mail })
    await becomes(mine, id, ['failed'])
    const walletState = () => mine.vault().document.activity[0]?.wallet.state

    const first = mine.driver.sendYourself(id)
    const second = rejectionOf(TypeError, mine.driver.sendYourself(id))
    await eventually('the wallet is asked twice', async () => answers.length === 2)
    expect(mine.driver.isAsking(id)).to.equal(true)
    answers[1]?.reject(new TypeError('busy'))
    await second
    expect([mine.driver.isAsking(id), walletState()]).to.deep.equal([true, 'asked'])

    answers[0]?.resolve()
    await first
    expect([mine.driver.isAsking(id), walletState()]).to.deep.equal([false, 'sent'])
    await becomes(mine, id, ['confirmed', 'final'])
  })

  it('revokes everything of a brand with no receipt at all, from the seed alone', async () => {
    mood = 'deny-knowledge'
    const mine = await customer({ receipts: 0 })
    const id = await start(mine.driver, { kind: 'brand' })
    expect(mine.vault().document.activity[0]?.locks.every((lock) => lock.isNeeded)).to.equal(true)
    const confirmed = await becomes(mine, id, ['confirmed', 'final'])
    expect(confirmed.locks.map((lock) => lock.lock)).to.have.members(
      [0, 1, 2].map((generation) => lockOf(deriveBrandSecret(mine.brandKey, generation))),
    )
  })

  it('goes on in another tab or after a reload: the document is all it needs', async () => {
    mood = 'refuse'
    const first = await customer({ relayUrl: await nobody() })
    const id = await start(first.driver, { kind: 'use', ...mail })
    await becomes(first, id, ['failed'])

    const second = await customer({ receipts: 0 })
    await second.vault().update(() => first.vault().document)
    const confirmed = await becomes(second, id, ['confirmed', 'final'])
    expect(confirmed.relay.acceptedLocks).to.have.length(1)
  })

  it('sends a released secret that no press accounts for', async () => {
    mood = 'refuse'
    const mine = await customer()
    const secret = deriveBrandSecret(mine.brandKey, 0)
    const released = [{ lock: lockOf(secret), secret, generation: 0, releasedAt: 1 }]
    await mine.vault().release({ brandId, released, activity: [] })
    await eventually('it is spent', async () => {
      await look(mine.driver)
      return isSpent(lockOf(secret))
    })
    expect(mine.vault().document.activity[0]?.scope).to.deep.equal({ kind: 'rest' })
  })

  it('starts nothing anew when the same is pressed twice', async () => {
    mood = 'ignore'
    const mine = await customer({ relayUrl: await nobody() })
    const first = await start(mine.driver, { kind: 'use', ...mail })
    const second = await start(mine.driver, { kind: 'use', ...mail })
    expect(second).to.equal(first)
    expect(mine.vault().document.activity).to.have.length(1)
  })
})
