import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import {
  addressOfKey,
  getLockStates,
  getRecordedAt,
  hashConsent,
  parseDeployment,
  parseReceipt,
  type Receipt,
  verifyProof,
} from '@consent-ledger/sdk'
import { getHistory, historyCsv, historyJson, historyRows } from '@consent-ledger/sdk/audit'
import { expect } from 'chai'
import type { Browser, Download, Locator, Page } from 'playwright-core'
import { createPublicClient, type Hex, http } from 'viem'
import { launchBrowser } from '../helpers/launchBrowser.ts'
import { type Everything, readLocalState, startEverything } from '../helpers/startEverything.ts'
import { findStickingOut } from './findStickingOut.ts'
import { keepEvidence } from './keepEvidence.ts'
import { appearanceOf, openPerson, type Person } from './person.ts'
import { readShop, type ShopState, watchUntilDenied } from './shopState.ts'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const run = promisify(execFile)

const purchases = 'offers.personalised|behaviour.purchases'
const favourites = 'offers.personalised|preference.stated'
const browsing = 'recommend.products|behaviour.browsing'
const email = 'message.email|contact.email'

/** From a customer's first plain offer to an auditor's last check: one chain, one service, two shops, one wallet. */
describe('the story, end to end', function () {
  this.timeout(60_000)
  this.slow(30_000)
  this.bail(true)

  let world: Everything
  let browser: Browser
  let customer: Person
  let store: string
  let pharmacy: string
  let storeId: Hex
  let pharmacyId: Hex
  const people: Person[] = []
  /** What was signed, by the name of the shop, as the app exports it. */
  const receipts: Record<'store' | 'pharmacy', Receipt[]> = { store: [], pharmacy: [] }
  let pressesToRevokeUse = 0
  const pressesToAllow: Record<'store' | 'pharmacy', number> = { store: 0, pharmacy: 0 }

  before(async function () {
    this.timeout(180_000)
    world = await startEverything({ customers: 20 })
    const [first, second] = world.brands as [Everything['brands'][number], Everything['brands'][number]]
    store = first.url
    storeId = first.brandId
    pharmacy = second.url
    pharmacyId = second.brandId
    browser = await launchBrowser()
    customer = await newPerson()
  })

  after(async function () {
    this.timeout(60_000)
    await browser?.close()
    await world?.stop({ remove: true })
  })

  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      return keepEvidence(
        'story',
        world.folder,
        people.map(({ page }) => page),
      )
    for (const person of people) person.assertQuiet()
  })

  async function newPerson(
    options: { readonly isAuditor?: boolean; readonly profile?: Parameters<Browser['newContext']>[0] } = {},
  ): Promise<Person> {
    const origins = [world.app, world.chain, ...(options.isAuditor ? [] : [world.service, store, pharmacy])]
    const person = await openPerson(browser, { origins, ...(options.profile ? { profile: options.profile } : {}) })
    people.push(person)
    return person
  }

  const deployment = () => parseDeployment(readFileSync(join(world.folder, 'deployment.json'), 'utf8'))
  const client = () => createPublicClient({ transport: http(world.chain) })
  const domain = () => ({ chainId: world.chainId, ledger: world.ledger })
  const lockOfUse = (all: readonly Receipt[], use: string): Hex => {
    const found = all.flatMap(({ consent }) => consent.uses).find((one) => `${one.purpose}|${one.category}` === use)
    if (found === undefined) throw new Error(`no receipt of ${use}`)
    return found.lock
  }
  const lockState = async (brandId: Hex, lock: Hex) => {
    const [state] = await getLockStates(client(), { ledger: world.ledger, brandId, locks: [lock] })
    return state
  }
  /** The account that sends for somebody, in lower case. */
  const addressOf = (who: 'relay' | 'wallet' | 'departmentStoreOperator'): string =>
    addressOfKey(readLocalState(world.folder).keys[who] as Hex).toLowerCase()
  const say = (text: string) => process.stdout.write(`      ${text}\n`)

  async function signIn(person: Person, shop: string): Promise<void> {
    await person.page.goto(`${shop}/sign-in`)
    await person.page.locator('button[value=demo-1]').click()
    await person.page.waitForURL(`${shop}/`)
  }

  const row = (page: Page, purpose: string) => page.locator(`section.row[data-purpose="${purpose}"]`)
  const isPersonal = (page: Page, purpose: string) => row(page, purpose).getAttribute('data-personal')

  async function openApp(person: Person, path: string): Promise<void> {
    await person.page.goto(`${world.app}/#${path}`)
    await person.page.locator('h1').first().waitFor()
  }

  async function saved(page: Page, button: string | RegExp): Promise<string> {
    const [download] = (await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: button }).click(),
    ])) as [Download, unknown]
    return readFileSync(await download.path(), 'utf8')
  }

  describe('1 · before', () => {
    it('shows plain offers, says so, and has a catalogue to choose from', async () => {
      const { page } = customer
      await page.goto(store)
      expect(await page.locator('section.row').first().textContent()).to.include(
        'These offers are the same for everyone. Nothing about you was used.',
      )
      const names = new Set<string>()
      const departments = await page
        .locator('nav.departments a')
        .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href))
      for (const address of departments) {
        await page.goto(address)
        for (const name of await page.locator('.offer :is(h2, h3)').allTextContents()) names.add(name)
      }
      expect(names.size).to.be.at.least(200)
    })

    for (const kind of ['store', 'pharmacy'] as const) {
      it(`stays plain for a signed-in customer of the ${kind} who has allowed nothing`, async () => {
        const { page } = customer
        const shop = kind === 'store' ? store : pharmacy
        await signIn(customer, shop)
        await page.locator('nav.departments a').nth(1).click()
        await page.goto(`${shop}/data`)
        expect(await page.locator('.purchases li').count()).to.be.at.least(3)
        expect([...(await readShop(customer.context, shop)).uses.values()]).to.deep.equal([false, false, false, false])
        // Kept for the customer alone: no offer may come from it before it is allowed.
        await page.locator('form.favourites input').nth(3).check()
        await page.locator('form.favourites button').click()
        await page.goto(shop)
        for (const purpose of ['offers.personalised', 'recommend.products']) {
          expect(await isPersonal(page, purpose)).to.equal('no')
        }
        expect(await page.locator('consent-why').count()).to.equal(0)
        await customer.assertAccessible()
      })
    }
  })

  describe('2 · consent', () => {
    it('leads from the store to a consent screen behind the wallet, asked twice the first time', async () => {
      const { page } = customer
      await page.goto(store)
      await page.getByRole('button', { name: 'Choose what we may use' }).click()
      await page.waitForURL(`${world.app}/**`)
      await page.getByRole('button', { name: 'Demo wallet' }).waitFor()
      expect(await page.locator('html').getAttribute('lang')).to.equal('en')
      await page.getByText('kaufhaus-nord.localhost, checked with the chain').waitFor()
      await customer.assertAccessible()
      expect(await customer.unlock()).to.deep.equal(['Connect to this page?', 'Sign this text?', 'Sign this text?'])
    })

    it('shows four uses, all off, with what the customer gets and what happens otherwise', async () => {
      const { page } = customer
      const switches = page.getByRole('switch')
      await switches.first().waitFor()
      expect(await switches.count()).to.equal(4)
      expect(await switches.evaluateAll((all) => all.map((one) => (one as HTMLInputElement).checked))).to.deep.equal([
        false,
        false,
        false,
        false,
      ])
      for (const words of ['In return:', 'If you decline:', 'Kept for', 'Shared with']) {
        expect(await page.getByText(words, { exact: true }).count(), words).to.equal(4)
      }
      await page.getByText('3 times in 7 days').waitFor()
      await customer.assertAccessible()
    })

    it('gives "Decline all" and "Allow selected" the same weight', async () => {
      const { page } = customer
      const before = customer.presses.length
      await page.locator('label').filter({ hasText: 'purchase history' }).click()
      await page.locator('label').filter({ hasText: 'browsing behaviour' }).click()
      const decline = page.getByRole('button', { name: 'Decline all' })
      const allow = page.getByRole('button', { name: 'Allow selected' })
      await page.mouse.move(0, 0)
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
      expect(await appearanceOf(allow)).to.deep.equal(await appearanceOf(decline))
      await allow.click()
      await page.locator('[data-statement]').waitFor()
      expect(await page.locator('[data-statement]').count()).to.equal(1)
      await customer.assertAccessible()
      const toStore = page.waitForURL(`${store}/consent/return**`)
      await page.getByRole('button', { name: 'Sign and return' }).click()
      await toStore
      pressesToAllow.store = customer.presses.length - before
    })

    it('returns by navigation and takes the receipt out of the address', async () => {
      const { page } = customer
      await page.waitForURL(`${store}/`)
      expect(page.url()).not.to.include('consent=')
    })

    it('asks at the pharmacy in the language of the page, each special use on a step of its own', async () => {
      const { page } = customer
      await page.goto(pharmacy)
      await page.getByRole('link', { name: 'Deutsch' }).click()
      await page.locator('form[action="/personalise"] button').click()
      await page.waitForURL(`${world.app}/**`)
      await page.getByRole('button', { name: 'Demo wallet' }).waitFor()
      await page.locator('html[lang=de]').waitFor()
      expect(await customer.unlock()).to.have.length(2)

      const before = customer.presses.length
      for (const step of [1, 2, 3, 4]) {
        await page.getByText(`Schritt ${step} von 4`).waitFor()
        const use = (await page.locator('main h2').first().textContent()) ?? ''
        expect(await page.getByText('Dafür erhalten Sie:', { exact: true }).count()).to.equal(1)
        expect(await page.getByText('Wenn Sie ablehnen:', { exact: true }).count()).to.equal(1)
        expect(await page.getByRole('switch').count()).to.equal(0)
        const yes = page.getByRole('button', { name: 'Ich willige ausdrücklich ein' })
        const no = page.getByRole('button', { name: 'Nicht erlauben' })
        await page.mouse.move(0, 0)
        expect(await appearanceOf(yes)).to.deep.equal(await appearanceOf(no))
        if (step === 1) await customer.assertAccessible()
        await (/^(Kaufverlauf|von mir genannte Vorlieben) /i.test(use) ? yes : no).click()
      }
      await page.locator('[data-statement]').first().waitFor()
      expect(await page.locator('[data-statement][lang=de]').count()).to.equal(2)
      const toPharmacy = page.waitForURL(`${pharmacy}/consent/return**`)
      await page.getByRole('button', { name: 'Unterschreiben und zurück' }).click()
      await toPharmacy
      pressesToAllow.pharmacy = customer.presses.length - before
      await page.waitForURL(`${pharmacy}/`)
    })
  })

  describe('3 · recorded', () => {
    it('waits in the shop, and goes on by itself once the chain holds the root', async () => {
      const { page } = customer
      for (const [shop, uses] of [
        [store, [purchases, browsing]],
        [pharmacy, [purchases, favourites]],
      ] as const) {
        const end = Date.now() + 30_000
        let state: ShopState
        do {
          state = await readShop(customer.context, shop)
        } while (!uses.every((use) => state.uses.get(use)) && Date.now() < end)
        expect([...state.uses].filter(([, allowed]) => allowed).map(([use]) => use)).to.deep.equal(uses)
      }
      await row(page, 'offers.personalised').and(page.locator('[data-personal=yes]')).waitFor()
    })

    it('shows each consent in the app as recorded: root, block, transaction, and the proof walked again', async () => {
      const { page } = customer
      await openApp(customer, '/me')
      await customer.unlock()
      await page.getByRole('link', { name: 'Kaufhaus Nord' }).waitFor()
      for (const [kind, brandId, count] of [
        ['store', storeId, 1],
        ['pharmacy', pharmacyId, 2],
      ] as const) {
        await page.evaluate((to) => location.assign(to), `#/me/brands/${brandId}`)
        const links = page.getByRole('link', { name: 'Receipt' })
        await links.first().waitFor()
        const addresses = [
          ...new Set(await links.evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).hash))),
        ]
        expect(addresses).to.have.length(count)
        if (kind === 'store') await customer.assertAccessible()
        for (const address of addresses) {
          await page.evaluate((to) => location.assign(to), address)
          await page.getByText('The proof, walked again in this browser, leads to a root the chain holds.').waitFor()
          const place = page.locator('section', { has: page.getByRole('heading', { name: 'On the chain' }) })
          await place.getByText('Transaction', { exact: true }).waitFor()
          const receipt = parseReceipt(await saved(page, /^Export as JSON$/))
          receipts[kind].push(receipt)
          const { root: recorded, proof } = receipt.recording as NonNullable<Receipt['recording']>
          expect(verifyProof({ hash: hashConsent(domain(), receipt.consent), proof, root: recorded })).to.equal(true)
          const shown = await place
            .locator('code[title]')
            .evaluateAll((codes) => codes.map((code) => code.getAttribute('title')))
          expect(shown[0]).to.equal(recorded)
          const { logs, blockNumber } = await client().getTransactionReceipt({ hash: shown[1] as Hex })
          expect(logs.some(({ topics, data }) => [...topics, data].join().includes(recorded.slice(2)))).to.equal(true)
          expect((await place.textContent())?.replace(/\D/g, '')).to.include(String(blockNumber))
        }
        if (kind === 'store') await customer.assertAccessible()
      }
    })
  })

  describe('4 · personal offers', () => {
    it('chooses them from the allowed fields alone, and each says why', async () => {
      const { page } = customer
      await page.goto(`${store}/data`)
      const bought = await page.locator('.purchases li').allTextContents()
      await page.goto(store)
      expect(await isPersonal(page, 'offers.personalised')).to.equal('yes')
      expect(await isPersonal(page, 'recommend.products')).to.equal('yes')
      for (const [purpose, reason] of [
        ['offers.personalised', /^Goes with: (.+), which you bought\.$/],
        ['recommend.products', /^You looked at: (.+)\.$/],
      ] as const) {
        const cards = row(page, purpose).locator('li.offer')
        const whys = cards.locator('consent-why')
        expect(await whys.count()).to.equal(await cards.count())
        for (const why of await whys.all()) {
          await why.getByText('Why am I seeing this?').click()
          const because = (await why.textContent()) ?? ''
          const name = reason.exec(because)?.[1]
          expect(name, because).to.be.a('string')
          if (purpose === 'offers.personalised') {
            expect(
              bought.some((product) => product.toLowerCase().includes(name?.toLowerCase() ?? '?')),
              because,
            ).to.equal(true)
          }
          await why.getByRole('link', { name: 'Stop this' }).waitFor()
          const use = await why.getByText(/^You allowed /).textContent()
          expect(use).to.match(purpose === 'offers.personalised' ? /purchase history/i : /browsing behaviour/i)
        }
      }
      expect(await page.locator('main').textContent()).not.to.include('From your favourite')
      await customer.assertAccessible()
    })

    it('keeps the promise of the notice: the fourth view in seven days is plain and says why', async () => {
      const { page } = customer
      for (const view of [2, 3]) {
        await page.reload()
        expect(await isPersonal(page, 'offers.personalised'), `view ${view}`).to.equal('yes')
      }
      await page.reload()
      expect(await isPersonal(page, 'offers.personalised')).to.equal('no')
      const reason = row(page, 'offers.personalised').locator('[data-category="behaviour.purchases"]')
      expect(await reason.getAttribute('data-reason')).to.equal('limit-reached')
      expect(await reason.textContent()).to.include('as often as we promised')
      // Only that use has a limit: the other one goes on.
      expect(await isPersonal(page, 'recommend.products')).to.equal('yes')
      await customer.assertAccessible()
    })
  })

  describe('5 · stop', () => {
    /** What the ledger says of the revocation of a lock: in which block, and who sent it. */
    async function revocationOf(brandId: Hex, lock: Hex) {
      const history = await getHistory(client(), { deployment: deployment(), brandId })
      return historyRows(history, { kinds: ['revocation'] }).find(({ hash }) => hash === lock)
    }

    async function showTab(name: 'Brands' | 'Data' | 'Purposes'): Promise<void> {
      await customer.page.getByRole('tab', { name }).click()
      await customer.page.getByRole('tab', { name, selected: true }).waitFor()
    }

    const revokeOfUse = (page: Page, words: string, brand: string) =>
      page.getByRole('button', { name: `Revoke: ${words} at ${brand}`, exact: true })

    it('lists both brands, what each may use and why, each with a Revoke in plain view of a phone', async () => {
      const { page } = customer
      await page.setViewportSize({ width: 375, height: 800 })
      await openApp(customer, '/me')
      await customer.unlock()
      await page.getByText('2 brands may use 3 kinds of data for 2 purposes.').waitFor()
      for (const [name, data] of [
        ['Kaufhaus Nord', ['purchase history', 'browsing behaviour']],
        ['Hafen-Apotheke', ['purchase history', 'preferences I stated']],
      ] as const) {
        const item = page.getByRole('listitem', { name })
        expect(await item.getByRole('list', { name: 'Data' }).getByRole('listitem').allTextContents()).to.have.members([
          ...data,
        ])
        await item.getByText('For personalised offers').waitFor()
        const button = item.getByRole('button', { name: `Revoke: everything at ${name}` })
        expect(await button.textContent()).to.equal('Revoke')
        const box = (await button.boundingBox()) as NonNullable<Awaited<ReturnType<Locator['boundingBox']>>>
        expect(box.x).to.be.at.least(0)
        expect(box.x + box.width).to.be.at.most(375)
        expect(box.height).to.be.at.least(24)
        await button.click({ trial: true })
      }
      for (const name of ['Data', 'Purposes', 'Brands'] as const) {
        await showTab(name)
        expect(await page.evaluate(() => document.documentElement.scrollWidth), name).to.be.at.most(375)
        await customer.assertAccessible()
      }
      // Words are longer in German and Dutch, and 320 px is what WCAG 1.4.10 asks for.
      await page.setViewportSize({ width: 320, height: 700 })
      for (const language of ['DE', 'NL', 'EN']) {
        await page.getByRole('button', { name: new RegExp(`^${language} – `) }).click()
        for (const place of [2, 1, 0]) {
          await page.getByRole('tab').nth(place).click()
          await page.getByRole('tab', { selected: true }).and(page.getByRole('tab').nth(place)).waitFor()
          const sticking = await findStickingOut(page)
          expect(sticking, `${language}, tab ${place}`).to.deep.equal([])
        }
      }
      await page.setViewportSize({ width: 375, height: 800 })
    })

    it('(a) one category: the shop denies at once and puts it on the chain', async () => {
      const { page, presses, context } = customer
      const before = presses.length
      const watching = watchUntilDenied(context, store, [purchases])
      await showTab('Data')
      await revokeOfUse(page, 'purchase history for personalised offers', 'Kaufhaus Nord').click()
      pressesToRevokeUse = presses.length - before
      const pressedAt = presses.at(-1) as number
      const last = (await watching).at(-1) as ShopState
      const took = last.answeredAt - pressedAt
      say(`(a) from the press to the shop denying: ${took} ms`)
      expect(took).to.be.within(0, 1_500)
      expect(last.uses.get(browsing)).to.equal(true)
      expect((await readShop(context, pharmacy)).uses.get(purchases)).to.equal(true)

      await page.getByText('The chain shows it as revoked since').waitFor()
      const lock = lockOfUse(receipts.store, purchases)
      expect((await lockState(storeId, lock))?.revokedAt).to.be.greaterThan(0)
      const revoked = await revocationOf(storeId, lock)
      expect(revoked?.blockNumber, 'denied before the block').to.be.greaterThan(last.block)
      expect(revoked?.account?.toLowerCase()).to.equal(addressOf('departmentStoreOperator'))

      say(`presses: ${pressesToAllow.store} to allow two, ${pressesToRevokeUse} to revoke one`)
      expect(pressesToRevokeUse).to.be.within(1, pressesToAllow.store)
    })

    it('(b) a shop that ignores the app denies as soon as the relay has put it on the chain', async () => {
      const { page, presses, context } = customer
      await world.control('shops/Hafen-Apotheke', { endpoint: 'ignore' })
      const watching = watchUntilDenied(context, pharmacy, [purchases])
      await revokeOfUse(page, 'purchase history for personalised offers', 'Hafen-Apotheke').click()
      const pressedAt = presses.at(-1) as number
      const answers = await watching
      const last = answers.at(-1) as ShopState
      const lock = lockOfUse(receipts.pharmacy, purchases)
      const revoked = await revocationOf(pharmacyId, lock)
      const block = revoked?.blockNumber as number
      say(
        `(b) from the press to the shop denying: ${last.answeredAt - pressedAt} ms; in block ${block}, denied as of block ${last.block}`,
      )
      expect(last.block).to.be.within(block, block + 1)
      for (const answer of answers.slice(0, -1)) expect(answer.block).to.be.at.most(block)
      expect(last.uses.get(favourites)).to.equal(true)
      expect(revoked?.account?.toLowerCase()).to.equal(addressOf('relay'))
      await page.getByText('The chain shows it as revoked since').nth(1).waitFor()
      await world.control('shops/Hafen-Apotheke', { endpoint: 'answer' })
    })

    it('(c) with the shop and the service off, the wallet sends it, after a warning', async () => {
      const { page, presses, context } = customer
      await world.control('shops/Kaufhaus Nord', { endpoint: 'off' })
      await world.control('service', { running: false })
      const watching = watchUntilDenied(context, store, [browsing])
      watching.catch(() => {})
      await revokeOfUse(page, 'browsing behaviour for product recommendations', 'Kaufhaus Nord').click()
      const pressedAt = presses.at(-1) as number
      await page.getByText('Neither Kaufhaus Nord nor the relay has taken it. It is not revoked yet.').waitFor()
      expect((await readShop(context, store)).uses.get(browsing)).to.equal(true)
      const offeredAt = Date.now()
      await page.getByRole('button', { name: 'Send it yourself' }).click()
      const warning = page.getByRole('dialog', { name: 'Send it yourself?' })
      await warning.getByText('Your wallet’s address will stand beside Kaufhaus Nord on a public chain').waitFor()
      await customer.assertAccessible()
      await warning.getByRole('button', { name: 'Send from my wallet' }).click()
      expect(await customer.approve()).to.equal('Send this transaction?')
      const approvedAt = presses.at(-1) as number
      const last = (await watching).at(-1) as ShopState
      say(
        `(c) from the press to the shop denying: ${last.answeredAt - pressedAt} ms, of which ${offeredAt - pressedAt} ms until it was offered, ${last.answeredAt - approvedAt} ms after the wallet's yes`,
      )
      const revoked = await revocationOf(storeId, lockOfUse(receipts.store, browsing))
      expect(last.block).to.be.within(revoked?.blockNumber as number, (revoked?.blockNumber as number) + 1)
      expect(revoked?.account?.toLowerCase()).to.equal(addressOf('wallet'))
      await page.getByText('The chain shows it as revoked since').nth(2).waitFor()
      await world.control('shops/Kaufhaus Nord', { endpoint: 'answer' })
      await world.control('service', { running: true })
    })

    it('keeps what happened', async () => {
      const { page } = customer
      await page.getByRole('link', { name: 'Activity' }).click()
      await page.getByRole('heading', { name: 'Activity', level: 1 }).waitFor()
      const given = page.getByRole('listitem', { name: 'Consent given to Hafen-Apotheke' })
      await given.filter({ hasText: 'preferences I stated' }).waitFor()
      await page.getByText('browsing behaviour for product recommendations').first().waitFor()
      await customer.assertAccessible()
      await page.getByRole('link', { name: 'Settings' }).click()
      await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor()
      await customer.assertAccessible()
    })
  })

  /** Every use that "My consents" lists, by its data, with its state and dates. */
  async function listOf({ page }: Person): Promise<string[]> {
    await page.getByRole('tab', { name: 'Data' }).click()
    await page.getByRole('tab', { name: 'Data', selected: true }).waitFor()
    const uses = await page
      .getByRole('tabpanel')
      .locator('li li')
      .evaluateAll((items) =>
        items.map((item) =>
          [...item.querySelectorAll('p')]
            .slice(0, 2)
            .map((line) => line.textContent)
            .join(' | '),
        ),
      )
    return uses.sort()
  }

  async function assertSameList(person: Person, expected: readonly string[]): Promise<void> {
    const end = Date.now() + 20_000
    let list = await listOf(person)
    while (JSON.stringify(list) !== JSON.stringify(expected) && Date.now() < end) {
      await person.page.waitForTimeout(250)
      list = await listOf(person)
    }
    expect(list).to.deep.equal(expected)
  }

  describe('6 · the same wallet elsewhere', () => {
    let list: string[]

    it('shows the same list on a second profile, from the vault', async () => {
      const { page } = customer
      await page.getByRole('link', { name: 'My consents' }).click()
      list = await listOf(customer)
      expect(list).to.have.length(4)
      expect(list.filter((use) => use.includes('Allowed'))).to.have.length(1)
      const second = await newPerson()
      await openApp(second, '/me')
      expect(await second.unlock()).to.have.length(3)
      await second.page.getByRole('tab', { name: 'Data' }).waitFor()
      await assertSameList(second, list)
      await second.context.close()
    })

    it("shows the same list with the service stopped, from the brands' own receipts", async () => {
      await world.control('service', { running: false })
      const third = await newPerson()
      await openApp(third, '/me')
      await third.unlock()
      await third.page
        .getByText('your backup could not be read. This does not mean that you have given no consent')
        .waitFor()
      await third.page.getByRole('button', { name: 'Look on the chain' }).click()
      for (const name of ['Kaufhaus Nord', 'Hafen-Apotheke']) {
        const ask = third.page.getByRole('button', { name: `Ask for my receipts: ${name}` })
        await ask.click()
        const answer = third.page.getByRole('listitem').filter({ has: ask }).getByRole('status')
        await answer.filter({ hasNotText: 'Asking' }).waitFor()
        expect(await answer.textContent()).to.include('gave your receipts')
        await third.page.getByRole('listitem', { name }).getByRole('link', { name }).waitFor()
      }
      await assertSameList(third, list)
      await third.context.close()
      await world.control('service', { running: true })
    })

    it('takes a new consent after a revocation; one use is stopped with no more presses than it is allowed with', async () => {
      const { page, presses } = customer
      await page.goto(store)
      await page.getByRole('button', { name: 'Change what we may use' }).click()
      await page.waitForURL(`${world.app}/**`)
      await customer.unlock()
      await page.getByRole('switch').first().waitFor()
      const before = presses.length
      await page.locator('label').filter({ hasText: 'preferences I stated' }).click()
      await page.getByRole('button', { name: 'Allow selected' }).click()
      const handedOver = page.waitForResponse(
        (response) => response.url().endsWith('/consent/receipts') && response.request().method() === 'POST',
      )
      await page.getByRole('button', { name: 'Sign and return' }).click()
      const answer = await handedOver
      expect(answer.status()).to.equal(201)
      await page.waitForURL(`${store}/`)
      say(`presses: ${presses.length - before} to allow one, ${pressesToRevokeUse} to revoke one`)
      expect(pressesToRevokeUse).to.be.at.most(presses.length - before)
      const end = Date.now() + 30_000
      while (!(await readShop(customer.context, store)).uses.get(favourites) && Date.now() < end) {
        await page.waitForTimeout(250)
      }
      await page.reload()
      expect(await isPersonal(page, 'offers.personalised')).to.equal('yes')
    })

    it('revokes everything with nothing but the wallet: no backup, no service, no shop', async function () {
      this.timeout(120_000)
      await world.control('service', { running: false })
      for (const name of ['Kaufhaus Nord', 'Hafen-Apotheke']) await world.control(`shops/${name}`, { endpoint: 'off' })
      const fourth = await newPerson({ profile: { viewport: { width: 375, height: 800 } } })
      const { page } = fourth
      await openApp(fourth, '/me')
      await fourth.unlock()
      await page.getByRole('button', { name: 'Look on the chain' }).click()
      const watching = Promise.all([
        watchUntilDenied(customer.context, store, [purchases, favourites, browsing, email]),
        watchUntilDenied(customer.context, pharmacy, [purchases, favourites, browsing, email]),
      ])
      watching.catch(() => {})
      for (const name of ['Kaufhaus Nord', 'Hafen-Apotheke']) {
        const item = page.locator('section[aria-labelledby=find-brands] li').filter({ hasText: name })
        const before = fourth.presses.length
        await item.getByRole('button', { name: `Revoke everything: ${name}` }).click()
        expect(fourth.presses.length - before).to.be.at.most(Math.min(pressesToAllow.store, pressesToAllow.pharmacy))
        await item.getByText(`Neither ${name} nor the relay has taken it.`).waitFor()
        if (name === 'Kaufhaus Nord') await fourth.assertAccessible()
        await item.getByRole('button', { name: 'Send it yourself' }).click()
        await page.getByRole('button', { name: 'Send from my wallet' }).click()
        expect(await fourth.approve()).to.equal('Send this transaction?')
        await item.getByText('The chain shows it as revoked since').waitFor()
      }
      await watching
      for (const [brandId, [receipt]] of [
        [storeId, receipts.store],
        [pharmacyId, receipts.pharmacy],
      ] as const) {
        const { revokedAt, byBrand } = (await lockState(brandId, (receipt as Receipt).consent.brandLock)) as never as {
          revokedAt: number
          byBrand: boolean
        }
        expect(revokedAt).to.be.greaterThan(0)
        expect(byBrand).to.equal(false)
      }
      await fourth.context.close()
    })
  })

  describe('7 · the auditor, with the service stopped', () => {
    let auditor: Person
    const kinds = ['notice', 'recording', 'revocation', 'use'] as const

    const shown = (page: Page) =>
      page
        .locator('[data-event]')
        .evaluateAll((entries) =>
          entries.map((entry) => [entry.getAttribute('data-event'), Number(entry.getAttribute('data-at'))]),
        )
    const named = (rows: readonly { event: string; at: number }[]) => rows.map(({ event, at }) => [event, at])

    /** Screen, CSV and JSON of one reading: taken again if the page has read the chain anew in between. */
    async function taken(page: Page) {
      for (;;) {
        const more = page.getByRole('button', { name: /^Show more/ })
        while (await more.isVisible()) await more.click()
        const before = await shown(page)
        const csv = await saved(page, 'Save as CSV')
        const json = await saved(page, 'Save as JSON')
        if (JSON.stringify(await shown(page)) === JSON.stringify(before)) {
          return { screen: before, csv, json, parsed: JSON.parse(json) }
        }
      }
    }
    const historyAt = (brandId: Hex, block: number) =>
      getHistory(client(), { deployment: deployment(), brandId, toBlock: BigInt(block) })

    before(async () => {
      auditor = await newPerson({ isAuditor: true })
    })

    for (const kind of ['store', 'pharmacy'] as const) {
      it(`reads the whole history of the ${kind} and saves exactly what it shows`, async () => {
        const { page } = auditor
        const brandId = kind === 'store' ? storeId : pharmacyId
        if (kind === 'store') await openApp(auditor, '/audit')
        await page.getByRole('combobox', { name: 'Brand', exact: true }).selectOption(brandId)
        await page.getByRole('region', { name: 'Integrity' }).getByText('Complete').waitFor()
        const { screen, csv, json, parsed } = await taken(page)
        const history = await historyAt(brandId, parsed.head.number)
        const rows = historyRows(history)
        expect(json).to.equal(historyJson(history, rows))
        expect(csv).to.equal(historyCsv(rows))
        expect(screen).to.deep.equal(named(rows))
        for (const one of kinds)
          expect(
            rows.some((row) => row.kind === one),
            one,
          ).to.equal(true)
        const revoked = new Set(rows.filter(({ event }) => event === 'ConsentRevoked').map(({ hash }) => hash))
        for (const { consent } of receipts[kind]) {
          expect(revoked.has(consent.brandLock)).to.equal(true)
        }
        for (const { recording } of receipts[kind]) {
          expect(rows.some(({ event, hash }) => event === 'GrantsRecorded' && hash === recording?.root)).to.equal(true)
        }
        expect(history.replayedRevocationDigest).to.equal(history.chainRevocationDigest)
        expect(history.replayedUseDigest).to.equal(history.chainUseDigest)
        const panel = page.getByRole('region', { name: 'Integrity' })
        expect(await panel.locator('[data-verdict=passed]').count()).to.equal(5)
        const digests = await panel
          .locator('code[title]')
          .evaluateAll((codes) => codes.map((code) => code.getAttribute('title')))
        expect(digests).to.include.members([history.chainRevocationDigest, history.chainUseDigest])
        await page.getByText('Read the notice').last().click()
        await page.getByText('In return', { exact: false }).first().waitFor()
        await auditor.assertAccessible()

        const { stdout } = await run(
          process.execPath,
          [
            ...['--disable-warning=ExperimentalWarning', join(root, 'scripts/history.ts')],
            ...['--rpc', world.chain, '--ledger', world.ledger, '--brand', brandId, '--json'],
          ],
          { maxBuffer: 50_000_000 },
        )
        const printed = JSON.parse(stdout) as {
          isComplete: boolean
          head: { number: number }
          rows: { blockNumber: number }[]
        }
        expect(printed.isComplete).to.equal(true)
        expect(printed.rows).to.deep.equal(
          JSON.parse(JSON.stringify(historyRows(await historyAt(brandId, printed.head.number)))),
        )
        // The shop may have recorded uses since the page read the chain.
        expect(printed.rows.filter(({ blockNumber }) => blockNumber <= parsed.head.number)).to.deep.equal(parsed.rows)
      })
    }

    it('filters by kind and period, and saves what is left', async () => {
      const { page } = auditor
      await page.getByRole('checkbox', { name: 'Revocations' }).check()
      await page.waitForFunction(
        () =>
          new Set([...document.querySelectorAll('[data-event]')].map((one) => one.getAttribute('data-event'))).size ===
          1,
      )
      const { screen, csv, parsed } = await taken(page)
      const rows = historyRows(await historyAt(pharmacyId, parsed.head.number), { kinds: ['revocation'] })
      expect(screen).to.deep.equal(named(rows))
      expect(csv).to.equal(historyCsv(rows))
      const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
      await page.getByLabel('From (UTC)').fill(tomorrow)
      await page.getByText('No event matches this filter.').waitFor()
      await page.getByRole('button', { name: 'Show everything' }).first().click()
      await page.locator('[data-event=NoticePublished]').first().waitFor()
    })

    it('checks a dropped receipt row by row, as of a chosen moment', async () => {
      const { page } = auditor
      const [receipt] = receipts.store as [Receipt]
      const file = join(world.folder, 'receipt.json')
      writeFileSync(file, JSON.stringify(receipt))
      await page.getByRole('tab', { name: 'Check evidence' }).click()
      const box = await page.getByText('Drop a receipt here').boundingBox()
      const session = await page.context().newCDPSession(page)
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
        await session.send('Input.dispatchDragEvent', {
          type,
          x: (box?.x ?? 0) + 5,
          y: (box?.y ?? 0) + 5,
          data: { items: [], files: [file], dragOperationsMask: 1 },
        })
      }
      const steps = ['parse', 'signature', 'notice', 'terms', 'controller', 'recording', 'expiry', 'locks', 'use']
      const results = () =>
        page
          .locator('[data-step]')
          .evaluateAll((rows) =>
            rows.map((one) => `${one.getAttribute('data-step')}: ${one.getAttribute('data-passed')}`),
          )
      await page.getByText('Not allowed: the customer revoked it on').nth(1).waitFor()
      const stopped = [...steps.slice(0, 7).map((step) => `${step}: true`), 'locks: false', 'use: null']
      expect(await results()).to.deep.equal([...stopped, ...stopped])
      await auditor.assertAccessible()

      const [recordedAt] = await getRecordedAt(client(), {
        ledger: world.ledger,
        brandId: storeId,
        roots: [(receipt.recording as NonNullable<Receipt['recording']>).root],
      })
      const moment = new Date((recordedAt as number) * 1000 + 1_000).toISOString().slice(0, 19)
      await page.getByLabel('As of (UTC)').fill(moment)
      await page.getByRole('button', { name: 'Check', exact: true }).click()
      await page.getByText('every check passed').nth(1).waitFor()
      const passed = steps.map((step) => `${step}: true`)
      expect(await results()).to.deep.equal([...passed, ...passed])
    })
  })
})
