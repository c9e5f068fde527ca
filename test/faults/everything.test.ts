import { once } from 'node:events'
import { copyFileSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  buildOpening,
  getLockStates,
  getRecordedAt,
  hashConsent,
  lockOf,
  parseDeployment,
  type Receipt,
  verifyProof,
} from '@consent-ledger/sdk'
import { getHistory } from '@consent-ledger/sdk/audit'
import { expect } from 'chai'
import { createPublicClient, type Hex, http, type PublicClient } from 'viem'
import { words } from '../../examples/shop/words/words.ts'
import type { GeneratedConsents } from '../../scripts/seed/signReceipts.ts'
import { portOwner } from '../../scripts/start/portOwner.ts'
import { appendBlocks } from '../helpers/appendBlocks.ts'
import { descendantsOf } from '../helpers/descendantsOf.ts'
import { ShopCustomer, type Use } from '../helpers/shopCustomer.ts'
import { type Everything, readLocalState, startEverything } from '../helpers/startEverything.ts'
import { eventually } from '../service/eventually.ts'

const purchases: Use = { purpose: 'offers.personalised', category: 'behaviour.purchases' }
const browsing: Use = { purpose: 'recommend.products', category: 'behaviour.browsing' }
const { reasons } = words.en

/** Everything as it really runs, broken on purpose. A customer acts over HTTP, as the app does. */
describe('everything, when something breaks', function () {
  this.timeout(90_000)

  let everything: Everything
  let client: PublicClient
  let customer: ShopCustomer
  let consents: GeneratedConsents
  before(async function () {
    this.timeout(180_000)
    everything = await startEverything()
    client = createPublicClient({ transport: http(everything.chain), cacheTime: 0, pollingInterval: 200 })
    customer = await openAccount()
    consents = await customer.grant([purchases])
    await isAllowed(customer, purchases)
  })
  after(async () => {
    await everything?.stop({ remove: true })
  })

  /* WHO IS WHERE */

  const store = () => everything.brands[0] as Everything['brands'][number]
  const pharmacy = () => everything.brands[1] as Everything['brands'][number]
  const openAccount = (brand = store()) => ShopCustomer.open(client, everything, brand)
  const deployment = () => parseDeployment(readFileSync(join(everything.folder, 'deployment.json'), 'utf8'))
  const chainFile = () => join(everything.folder, 'chain.json')

  function holderOf(name: 'chain' | 'service' | 'departmentStore' | 'pharmacy'): number {
    const port = readLocalState(everything.folder).ports[name] as number
    return Number(/\(process (\d+)\)$/.exec(portOwner(port))?.[1])
  }

  /** Everything started again on the same folder; returns the seconds it took. */
  async function startAgain(): Promise<number> {
    const began = Date.now()
    everything = await startEverything({ folder: everything.folder })
    return (Date.now() - began) / 1000
  }

  /** Kills one process; the start command then ends everything else. */
  async function killedWith(pid: number): Promise<void> {
    const ended = once(everything.process, 'exit')
    process.kill(pid, 'SIGKILL')
    expect(await ended).to.deep.equal([1, null])
    await everything.stop()
  }

  /* WHAT THERE IS TO SEE */

  const isAllowed = (who: ShopCustomer, use: Use, seconds = 20) =>
    eventually('the shop allows', () => who.isAllowed(use), seconds)

  async function reasonOf(who: ShopCustomer, use: Use): Promise<string> {
    const rows = await who.shown()
    return rows.find(({ purpose, category }) => purpose === use.purpose && category === use.category)?.text ?? ''
  }

  /** The roots recorded for the store, in the order of the chain, as an auditor reads them. */
  async function recordedRoots(): Promise<Hex[]> {
    const { events, ...history } = await getHistory(client, { deployment: deployment(), brandId: store().brandId })
    expect(history.replayedRevocationDigest).to.equal(history.chainRevocationDigest)
    expect(history.replayedUseDigest).to.equal(history.chainUseDigest)
    return events.flatMap((event) => (event.event === 'GrantsRecorded' ? [event.root] : []))
  }

  /** A customer's receipt once it is recorded, its proof recomputed. */
  async function recordedReceipt(who: ShopCustomer, { receipts }: GeneratedConsents): Promise<Receipt> {
    const hash = hashConsent(everything, (receipts[0] as Receipt).consent)
    return eventually(
      'the receipt comes with its proof',
      async () => {
        const all = await who.receipts().catch(() => [])
        const receipt = all.find(({ consent }) => hashConsent(everything, consent) === hash)
        if (!receipt?.recording) return undefined
        expect(verifyProof({ hash, ...receipt.recording })).to.equal(true)
        const [at] = await getRecordedAt(client, {
          ledger: everything.ledger,
          brandId: store().brandId,
          roots: [receipt.recording.root],
        })
        return at ? receipt : undefined
      },
      40,
    )
  }

  const rootOf = (receipt: Receipt) => receipt.recording?.root as Hex

  async function isSpent(secret: Hex): Promise<boolean> {
    const [state] = await getLockStates(client, {
      ledger: everything.ledger,
      brandId: store().brandId,
      locks: [lockOf(secret)],
    })
    return state !== undefined && state.revokedAt > 0
  }

  const secretOf = (given: GeneratedConsents) => given.useSecrets[0]?.secret as Hex
  const mine = (count: number) =>
    client.request({ method: 'anvil_mine', params: [`0x${count.toString(16)}`, '0x2'] } as never)

  /* TESTS */

  it('refuses receipts that are malformed, cut off, altered, or not for this shop, visit or request', async () => {
    const guest = await openAccount()
    const requestId = await guest.askForRequest()
    const good = await guest.sign(requestId, [purchases])
    const receipt = good.receipts[0] as Receipt
    const whole = JSON.stringify({ receipts: good.receipts })
    const altered = (change: Partial<Receipt['consent']>) => ({
      receipts: [{ ...receipt, consent: { ...receipt.consent, ...change } }],
    })
    const elsewhere = await guest.sign(requestId, [purchases], { chainId: 1, ledger: everything.ledger })
    const patient = await openAccount(pharmacy())
    const patientRequest = await patient.askForRequest()
    const foreignBrand = await patient.sign(patientRequest, [
      { purpose: 'offers.personalised', category: 'special.health' },
      ...JSON.parse((await patient.readRequest(patientRequest)).text).uses.slice(0, 1),
    ])
    expect(foreignBrand.receipts.length).to.be.at.least(1)

    for (const [title, body, status, code] of [
      ['no JSON', 'consent', 400, 'malformed'],
      ['cut off', whole.slice(0, -40), 400, 'malformed'],
      ['a key twice', whole.replace('"schema":1', '"schema":1,"schema":1'), 400, 'malformed'],
      ['an unknown key', whole.replace('"schema":1', '"schema":1,"more":1'), 400, 'malformed'],
      ['another chain', elsewhere, 422, 'wrong-ledger'],
      ['another brand', foreignBrand, 422, 'wrong-brand'],
      ['a request nobody made', altered({ requestId: `0x${'77'.repeat(32)}` }), 404, 'unknown-request'],
      ['a longer term than was signed', altered({ expiresAt: receipt.consent.expiresAt - 1 }), 422, null],
      [
        'another use than was signed',
        altered({ uses: [{ ...receipt.consent.uses[0], ...browsing } as never] }),
        422,
        null,
      ],
    ] as const) {
      const answer = await guest.hand(body)
      expect(answer.status, `${title}: ${answer.text}`).to.equal(status)
      const problem = JSON.parse(answer.text)
      if (code) expect(problem.code, title).to.equal(code)
      expect(problem.detail, title).to.be.a('string')
    }

    const stranger = await openAccount()
    expect(JSON.parse((await stranger.hand(good)).text)).to.include({ status: 403, code: 'foreign-request' })
    expect(await reasonOf(stranger, purchases)).to.include(reasons['not-granted'])
    expect(await reasonOf(guest, purchases)).to.include(reasons['not-granted'])

    expect((await guest.hand(good)).status).to.equal(201)
    const replayed = await guest.hand(good)
    expect(replayed.status).to.equal(201)
    const second = await guest.sign(await guest.askForRequest(), [browsing])
    const late = { ...(second.receipts[0] as Receipt) }
    expect(
      JSON.parse((await guest.hand({ receipts: [{ ...late, consent: { ...late.consent, requestId } }] })).text),
    ).to.include({ status: 409, code: 'request-used' })
    const root = rootOf(await recordedReceipt(guest, good))
    expect((await recordedRoots()).filter((one) => one === root)).to.have.length(1)
    expect(await guest.receipts()).to.have.length(1)
  })

  it('anvil killed and back without its newest blocks: denies what is gone, records and revokes it again', async () => {
    // What keeps the chain in a file stands still, so that the blocks to come are lost.
    const keeper = descendantsOf(everything.process.pid as number).find(({ command }) =>
      command.includes('chainProcess.ts'),
    )?.pid as number
    const goer = await openAccount()
    const going = await goer.grant([purchases])
    await isAllowed(goer, purchases)
    await sleep(2_500)
    process.kill(keeper, 'SIGSTOP')
    const comer = await openAccount()
    let coming: GeneratedConsents
    let root: Hex
    try {
      coming = await comer.grant([purchases])
      await isAllowed(comer, purchases)
      root = rootOf(await recordedReceipt(comer, coming))
      expect((await goer.revoke([secretOf(going)])).status).to.equal(200)
      await eventually('the revocation stands on the chain', () => isSpent(secretOf(going)))
      await sleep(1_000)
      process.kill(holderOf('chain'), 'SIGKILL')
    } finally {
      process.kill(keeper, 'SIGCONT')
    }
    await eventually('the chain answers again', () => client.getBlockNumber().then(Boolean, () => false), 20)
    // The shop looks every half second: from then on nothing counts that the chain does not hold.
    await sleep(1_500)
    let wasDenied = false
    await eventually(
      'the recording stands again',
      async () => {
        expect(await goer.isAllowed(purchases), 'what was revoked').to.equal(false)
        const isShown = await comer.isAllowed(purchases)
        const [at] = await getRecordedAt(client, { ledger: everything.ledger, brandId: store().brandId, roots: [root] })
        if (isShown) expect(at, 'allowed although the chain does not hold it').to.be.greaterThan(0)
        wasDenied ||= !isShown
        return isShown
      },
      60,
    )
    expect(wasDenied, 'it was denied while it was gone').to.equal(true)
    expect(rootOf(await recordedReceipt(comer, coming))).to.equal(root)
    await eventually('the revocation stands again', () => isSpent(secretOf(going)), 30)
    expect((await recordedRoots()).filter((one) => one === root)).to.have.length(1)
    expect(await customer.isAllowed(purchases)).to.equal(true)
  })

  it('a chain put back from a copy ten blocks old: denies what is gone, goes back and records it again', async () => {
    await sleep(1_500)
    const copy = `${everything.folder}.copy`
    copyFileSync(chainFile(), copy)
    const copied = await client.getBlockNumber()
    const comer = await openAccount()
    const coming = await comer.grant([purchases])
    const root = rootOf(await recordedReceipt(comer, coming))
    await isAllowed(comer, purchases)
    await mine(8)
    await eventually('ten blocks', async () => (await client.getBlockNumber()) >= copied + 10n)
    await isAllowed(customer, purchases)
    await sleep(1_000)
    await everything.stop()
    copyFileSync(copy, chainFile())
    rmSync(copy)

    await startAgain()
    await eventually(
      'the recording stands again',
      async () => {
        const isShown = await comer.isAllowed(purchases)
        const [at] = await getRecordedAt(client, { ledger: everything.ledger, brandId: store().brandId, roots: [root] })
        if (isShown) expect(at, 'allowed although the chain does not hold it').to.be.greaterThan(0)
        return isShown
      },
      60,
    )
    expect(rootOf(await recordedReceipt(comer, coming))).to.equal(root)
    expect((await recordedRoots()).filter((one) => one === root)).to.have.length(1)
    expect(await customer.isAllowed(purchases)).to.equal(true)
  })

  it('a shop killed between a receipt and its recording: nothing is lost, nothing doubled', async () => {
    const comer = await openAccount()
    const before = await recordedRoots()
    const coming = await comer.sign(await comer.askForRequest(), [purchases])
    await everything.control('chain', { paused: true })
    expect((await comer.hand(coming)).status).to.equal(201)
    await killedWith(holderOf('departmentStore'))

    await startAgain()
    const root = rootOf(await recordedReceipt(comer, coming))
    await isAllowed(comer, purchases)
    await sleep(5_000)
    const after = await recordedRoots()
    expect(after.slice(0, before.length)).to.deep.equal(before)
    expect(after.slice(before.length)).to.deep.equal([root])
    expect(await comer.receipts()).to.have.length(1)
  })

  it('the service killed between answering and sending: the revocation is sent after the next start', async () => {
    const goer = await openAccount()
    const going = await goer.grant([purchases])
    const receipt = await recordedReceipt(goer, going)
    await isAllowed(goer, purchases)
    const secret = secretOf(going)
    const answer = await fetch(`${everything.service}/revocations`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        brandId: store().brandId,
        secrets: [{ secret, opening: buildOpening(receipt, purchases) }],
        after: 2,
      }),
    })
    expect(answer.status, await answer.clone().text()).to.equal(202)
    const { id } = (await answer.json()) as { id: string }
    expect(await isSpent(secret), 'sent before the service was killed').to.equal(false)
    await killedWith(holderOf('service'))

    await startAgain()
    await eventually(
      'the revocation is on the chain',
      async () => {
        const response = await fetch(`${everything.service}/revocations/${id}`)
        expect(response.status).to.equal(200)
        return ['included', 'final'].includes(((await response.json()) as { state: string }).state)
      },
      30,
    )
    expect(await isSpent(secret)).to.equal(true)
    await eventually('the shop denies', async () => !(await goer.isAllowed(purchases)))
    expect(await reasonOf(goer, purchases)).to.include(reasons.revoked)
  })

  it('a chain that stands still for more than a minute: everything is denied as stale, and recovers by itself', async function () {
    this.timeout(120_000)
    await isAllowed(customer, purchases)
    await everything.control('chain', { paused: true })
    const began = Date.now()
    await eventually('the shop denies', async () => !(await customer.isAllowed(purchases)), 75)
    process.stdout.write(`      denied ${((Date.now() - began) / 1000).toFixed(1)} s after the chain stopped\n`)
    await sleep(Math.max(0, began + 66_000 - Date.now()))
    for (const use of await customer.shown()) {
      expect(use.isAllowed, use.category).to.equal(false)
      expect(use.text).to.include(reasons.stale)
    }
    expect(await customer.health()).to.include({ ready: false, reason: 'stale' })
    expect((await customer.hand(consents)).status).to.equal(503)

    const resumed = Date.now()
    await everything.control('chain', { paused: false })
    await isAllowed(customer, purchases, 30)
    process.stdout.write(`      allowed ${((Date.now() - resumed) / 1000).toFixed(1)} s after it went on\n`)
    expect(await customer.health()).to.include({ ready: true, reason: null })
  })

  it('fifty thousand more blocks: starts again in ten seconds, and everything still stands', async function () {
    this.timeout(180_000)
    await mine(1)
    await everything.stop()
    // All with the time of the newest: a loaded anvil goes on at the time of this machine, and a chain's clock does not go back.
    appendBlocks(chainFile(), 50_000, 0)
    const seconds: number[] = []
    // Twice, since each start finds what the one before left; again when a busy machine let neither be as quick as it can be.
    while (seconds.length < 2 || (Math.min(...seconds) > 10 && seconds.length < 4)) {
      if (seconds.length > 0) await everything.stop()
      seconds.push(await startAgain())
      expect(await client.getBlockNumber()).to.be.greaterThan(50_000n)
      await isAllowed(customer, purchases, 20)
    }
    process.stdout.write(`      starts with 50,000 blocks: ${seconds.map((each) => each.toFixed(1)).join(' s, ')} s\n`)
    expect(Math.min(...seconds)).to.be.at.most(10)
    const comer = await openAccount()
    await recordedReceipt(comer, await comer.grant([purchases]))
  })

  // The last one: it sets the chain's clock ahead of this machine's, which anvil forgets when it ends.
  it('fifteen minutes of empty blocks, mined at once: still allows, and an old request is too late', async () => {
    const guest = await openAccount()
    const requestId = await guest.askForRequest()
    const late = await guest.sign(requestId, [purchases])
    await isAllowed(customer, purchases)
    await mine(460)
    const head = await client.getBlock()
    await eventually('the shop has read the newest block', async () => {
      const { newest } = await customer.health()
      return newest !== null && newest.number >= Number(head.number)
    })
    expect(await customer.isAllowed(purchases)).to.equal(true)
    expect(JSON.parse((await guest.hand(late)).text)).to.include({ status: 410, code: 'request-expired' })
    expect(await guest.isAllowed(purchases)).to.equal(false)
  })
})
