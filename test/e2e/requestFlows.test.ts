import { expect } from 'chai'
import type { Page } from 'playwright-core'
import type { Everything } from '../helpers/startEverything.ts'
import { assertFits } from './assertFits.ts'
import type { Person } from './person.ts'
import { publishChangedNotice } from './publishChangedNotice.ts'
import { countReceipts, readShop, watchUntilDenied } from './shopState.ts'
import { signIn, waitUntilAllowed } from './shopVisit.ts'
import { setStage } from './stage.ts'
import { readStop, tabTo } from './tabTo.ts'
import { openTestWallet, type TestWallet } from './testWallet/openTestWallet.ts'

const purchases = 'offers.personalised|behaviour.purchases'

const flows = ['the same tab', 'a new window'] as const
type Flow = (typeof flows)[number]

/** Somebody signed in at the store with an account of their own, and with a wallet. */
type Visitor = Person & {
  readonly wallet: TestWallet
  /** Every request of their browser that could change something at a shop or at the service. */
  readonly sent: string[]
}

/** From the shop to the app and back, in the tab of the shop and in a window of its own: one chain, one service, two shops. */
describe('the ways to the consent screen and back', function () {
  this.timeout(60_000)
  this.slow(20_000)

  const stage = setStage('request-flows')
  let store: string
  /** Receipts the store held when the test began. */
  let held: number
  /** Those who are still needed when their test is over. */
  const customers: Visitor[] = []

  before(() => {
    store = stage.world.brands[0]?.url as string
  })

  beforeEach(async () => {
    held = await countReceipts(store)
  })

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') return
    const done = stage.people.filter(({ context }) => !customers.some((one) => one.context === context))
    for (const { context } of done) await context.close()
    stage.people.splice(0, stage.people.length, ...customers)
  })

  async function newVisitor(options: { readonly account?: string } = {}): Promise<Visitor> {
    const person = await stage.newPerson()
    const { app, chain, chainId } = stage.world
    const wallet = await openTestWallet(person.context, { chain, chainId })
    const sent: string[] = []
    person.context.on('request', (request) => {
      const isReading = ['GET', 'HEAD', 'OPTIONS'].includes(request.method())
      if (!isReading && !request.url().startsWith(chain) && !request.url().startsWith(app)) sent.push(request.url())
    })
    await signIn(person.page, store, options.account)
    sent.splice(0)
    return { ...person, wallet, sent }
  }

  /** Presses the shop's button. Gives the page the app is on. */
  async function ask({ page }: Person, flow: Flow): Promise<Page> {
    const form = page.locator('form[action="/personalise"]')
    const press = () => form.locator('button').click()
    if (flow === 'the same tab') {
      await press()
      await page.waitForURL(`${stage.world.app}/**`)
      return page
    }
    // A window with a name stays known to the page that opened it, as far as its browser allows.
    await form.evaluate((node) => node.setAttribute('target', 'consent'))
    const [opened] = await Promise.all([page.waitForEvent('popup'), press()])
    await opened.waitForURL(`${stage.world.app}/**`)
    return opened
  }

  const requestIdOf = (page: Page) => /\/request\/0x[0-9a-f]{64}\/(0x[0-9a-f]{64})/.exec(page.url())?.[1] as string
  const switches = (page: Page) => page.getByRole('switch')

  async function unlock(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Test wallet' }).click()
    await switches(page).first().waitFor()
  }

  /** Chooses the use of purchases and reads the sentence to sign. */
  async function choose(page: Page): Promise<void> {
    await page.locator('label').filter({ hasText: 'purchase history' }).click()
    await page.getByRole('button', { name: 'Allow selected' }).click()
    await page.locator('[data-statement]').waitFor()
  }

  /** Presses the button that signs. Gives the address the app leads back to, with what was signed in it. */
  async function sign(page: Page): Promise<string> {
    const address = new Promise<string>((resolve) => {
      page.on('framenavigated', (frame) => frame.url().includes('#consent=') && resolve(frame.url()))
    })
    await page.getByRole('button', { name: 'Sign and return' }).click()
    return await address
  }

  /** How many receipts more the store holds than when the test began. */
  const countAdded = async () => (await countReceipts(store)) - held
  const isAllowed = async ({ context }: Person) => (await readShop(context, store)).uses.get(purchases)

  /** Fails unless the page of the shop that was left open still answers to a press. */
  async function assertAlive({ page }: Person): Promise<void> {
    expect(new URL(page.url()).origin).to.equal(store)
    await page.locator('nav.departments a').first().click()
    await page.waitForURL(`${store}/departments/**`)
    await page.goto(store)
  }

  /** The shop's page shows offers by a consent that was just given once it may, in its place: nobody is moved to the top, or elsewhere. */
  async function assertTurnsPersonal(page: Page): Promise<void> {
    await page.evaluate(() => Object.assign(window, { isStill: true }))
    await page.locator('[data-personal=yes]').waitFor()
    expect(await page.evaluate(() => 'isStill' in window), 'the same page').to.equal(true)
    expect(await page.locator('form[action="/personalise"] button').count(), 'ways to ask').to.equal(1)
  }

  /** Opens an address as a link does that was kept: also when the page stands at it already, but for its fragment. */
  async function openAnew(page: Page, address: string): Promise<void> {
    await page.goto('about:blank')
    await page.goto(address)
  }

  /** Fails unless somebody reads a sentence of the return page and is told nothing else. */
  async function assertTold(page: Page, words: string): Promise<void> {
    await page.locator('[data-outcome]:not([hidden])').getByText(words).waitFor()
  }

  for (const flow of flows) {
    describe(`in ${flow}`, () => {
      it('leads to the app and back to the shop with what was signed', async () => {
        const person = await newVisitor()
        customers.push(person)
        const page = await ask(person, flow)
        expect(await page.evaluate(() => window.opener === null), 'the app knows no window that opened it').to.equal(
          true,
        )
        await unlock(page)
        await choose(page)
        expect(await countAdded()).to.equal(0)
        const address = await sign(page)
        expect(address.startsWith(`${store}/consent/return?`)).to.equal(true)
        await assertTold(page, 'Thank you. Your consent has arrived and is stored.')
        expect(page.url()).not.to.include('consent=')
        expect(await countAdded()).to.equal(1)
        await page.waitForURL(`${store}/`)
        await assertTurnsPersonal(page)
        if (flow === 'the same tab') return

        // The window goes on as a page of the shop; the one it came from shows the answer by itself.
        expect(page.isClosed()).to.equal(false)
        await person.page.locator('.banner[role=status], [data-personal=yes]').first().waitFor()
        await assertAlive(person)
      })

      it('comes back from declining with nothing handed over', async () => {
        const person = await newVisitor()
        const page = await ask(person, flow)
        await unlock(page)
        person.sent.splice(0)
        await page.getByRole('button', { name: 'Decline all' }).click()
        await assertTold(page, 'You declined. Nothing was stored and nothing changes.')
        await page.waitForURL(`${store}/`)
        expect(person.sent).to.deep.equal([])
        expect(await isAllowed(person)).to.equal(false)
      })

      it('takes one answer, in the session that asked and in no other, also of the same account', async () => {
        const person = await newVisitor({ account: 'demo-1' })
        const page = await ask(person, flow)
        const address = page.url()
        const second = await person.context.newPage()
        await second.goto(address)
        for (const one of [page, second]) {
          await unlock(one)
          await choose(one)
        }
        const link = await signUnheard(person, page)

        const stranger = await newVisitor()
        const sameAccount = await newVisitor({ account: 'demo-1' })
        const nobody = await stage.newPerson()
        for (const [other, words] of [
          [stranger, 'This consent was asked for in another session.'],
          [sameAccount, 'This consent was asked for in another session.'],
          [nobody, 'You are no longer logged in.'],
        ] as const) {
          await openAnew(other.page, link)
          await assertTold(other.page, words)
          expect(other.page.url()).not.to.include('consent=')
        }
        expect(await countAdded()).to.equal(0)
        expect(await isAllowed(stranger)).to.equal(false)

        // The same once more changes nothing, another is refused.
        for (let time = 0; time < 2; time++) {
          await openAnew(page, link)
          await assertTold(page, 'Thank you. Your consent has arrived and is stored.')
          expect(await countAdded()).to.equal(1)
        }
        person.sent.splice(0)
        await second.getByRole('button', { name: 'Sign and return' }).click()
        await second.getByRole('alert').getByText('This request has been answered already.').waitFor()
        expect(person.sent).to.deep.equal([])
        expect(await countAdded()).to.equal(1)

        await openAnew(second, address)
        await second.getByRole('alert').getByText('This request has been answered already.').waitFor()
        expect(await switches(second).count()).to.equal(0)
        await second.getByRole('link', { name: 'Back to Kaufhaus Nord' }).click()
        await second.waitForURL(`${store}/`)
      })

      it('keeps denying when the window is closed before signing and before the shop has heard, and can be finished from the same link', async () => {
        const person = await newVisitor()
        let page = await ask(person, flow)
        const address = page.url()
        await unlock(page)
        await choose(page)
        await signTooLate(person, page)
        page = await closeAndReopen(person, page, flow, address)
        expect(await isAllowed(person)).to.equal(false)

        await unlock(page)
        await choose(page)
        await signUnheard(person, page)
        page = await closeAndReopen(person, page, flow, address)
        expect(await countAdded()).to.equal(0)
        expect(await isAllowed(person)).to.equal(false)

        await unlock(page)
        const isChosen = await switches(page).evaluateAll((all) => all.some((one) => (one as HTMLInputElement).checked))
        expect(isChosen, 'chosen from the beginning').to.equal(false)
        await choose(page)
        await sign(page)
        await assertTold(page, 'Thank you. Your consent has arrived and is stored.')
        expect(await countAdded()).to.equal(1)
      })
    })
  }

  /** Signs while the shop cannot be reached for receipts. Gives the link with what was signed. */
  async function signUnheard(person: Person, page: Page): Promise<string> {
    const receipts = `${store}/consent/receipts`
    await person.context.route(receipts, (route) => route.abort())
    const link = await sign(page)
    await assertTold(page, 'The shop could not be reached.')
    await person.context.unroute(receipts)
    return link
  }

  /** Signs when the store says that the request has ended meanwhile. */
  async function signTooLate(person: Visitor, page: Page): Promise<void> {
    const asked = `${store}/consent/requests/${requestIdOf(page)}`
    const problem = { type: 'about:blank', title: 'Request expired', status: 410, code: 'request-expired' }
    await page.route(asked, (route) => route.fulfill({ status: 410, json: problem }))
    person.sent.splice(0)
    await page.getByRole('button', { name: 'Sign and return' }).click()
    await page.getByRole('alert').getByText('This request is older than 15 minutes.').waitFor()
    expect(person.sent).to.deep.equal([])
    await page.unroute(asked)
  }

  async function closeAndReopen(person: Person, page: Page, flow: Flow, address: string): Promise<Page> {
    const again = await person.context.newPage()
    await page.close()
    if (flow === 'a new window') await assertAlive(person)
    await again.goto(address)
    return again
  }

  it('revokes what was signed before when it is left off, also when nobody may have heard of it', async () => {
    const person = await newVisitor()
    const page = await ask(person, 'the same tab')
    const address = page.url()
    await unlock(page)
    await choose(page)
    await signUnheard(person, page)
    await openAnew(page, address)
    await unlock(page)
    await page.getByText('Signed before, not confirmed by the chain yet. Left off, it is revoked.').waitFor()
    person.sent.splice(0)
    await page.getByRole('button', { name: 'Decline all' }).click()
    await assertTold(page, 'You declined. Nothing was stored and nothing changes.')
    expect(person.sent.filter((one) => one.startsWith(stage.world.service)).length).to.be.at.least(1)
    expect(person.sent.filter((one) => one === `${store}/consent/revocations`)).to.have.length(1)
  })

  it('leaves the choice open, and has a wallet stand for one account only', async () => {
    const person = await newVisitor({ account: 'demo-1' })
    const page = await ask(person, 'the same tab')
    await unlock(page)
    expect(await page.getByText('Consent lasts at most').count(), 'each use says how long').to.equal(
      await switches(page).count(),
    )
    await page.getByRole('button', { name: 'Decide later' }).click()
    await page.waitForURL(`${stage.world.app}/#/me`)
    expect(await countAdded()).to.equal(0)
    await page.goBack()
    await switches(page).first().waitFor()
    await choose(page)
    await sign(page)
    await page.waitForURL(`${store}/`)
    expect(await countAdded()).to.equal(1)

    await signIn(page, store)
    await ask(person, 'the same tab')
    await page.getByRole('button', { name: 'Test wallet' }).click()
    await page.getByRole('status').getByText('With this wallet you already stand for the account').waitFor()
    expect(await switches(page).count()).to.equal(0)
    await page.getByRole('button', { name: /^DE – / }).click()
    await page.locator('html[lang=de]').waitFor()
    await assertFits(page, 'the other account', 640)
    await page.getByRole('button', { name: /^EN – / }).click()
    await page.getByRole('button', { name: 'Decline all' }).click()
    await assertTold(page, 'You declined. Nothing was stored and nothing changes.')
    expect(await countAdded()).to.equal(1)
  })

  describe('afterwards', () => {
    it('lets the shop use what was allowed, whichever way it came back', async () => {
      expect(customers).to.have.length(flows.length)
      for (const { context, page } of customers) {
        await waitUntilAllowed(context, store, [purchases])
        await page.goto(store)
        await page.getByRole('button', { name: 'Change what we may use' }).waitFor()
      }
    })
  })

  for (const flow of flows)
    describe(`with a shop that wants its customer sent elsewhere, in ${flow}`, () => {
      let person: Visitor
      let page: Page
      const sent = 'The brand wants to send you on to another site than its own. We do not do that; nothing was signed.'

      /** Has the store's server say from now on that its customer is to be led there. */
      async function setReturnUrl(returnUrl: string): Promise<void> {
        const path = `/consent/requests/${requestIdOf(page)}`
        const answer = await fetch(`http://127.0.0.1:${port()}${path}`)
        const asked = (await answer.json()) as object
        await page.unroute(`${store}${path}`)
        await page.route(`${store}${path}`, (route) =>
          route.fulfill({ json: { ...asked, returnUrl }, headers: Object.fromEntries(answer.headers) }),
        )
      }

      before(async () => {
        person = await newVisitor()
        customers.push(person)
        page = await ask(person, flow)
        await page.getByRole('button', { name: 'Test wallet' }).waitFor()
      })

      const { host, port } = { host: () => new URL(store).hostname, port: () => Number(new URL(store).port) }
      // All kinds of addresses are told apart without a browser, in the test of `checkReturnUrl`.
      for (const [what, returnUrl] of [
        ['on another domain', () => 'https://evil.example/consent/return'],
        ['at another shop of the same ledger', () => `${stage.world.brands[1]?.url}/consent/return`],
        ['on another port', () => `http://${host()}:${port() + 1}/consent/return`],
        ['that is a script', () => `javascript:fetch('${store}/consent/return')`],
      ] as const) {
        it(`refuses a return URL ${what}, says why, and neither signs nor sends anything`, async () => {
          await setReturnUrl(returnUrl())
          await page.reload()
          await page.getByRole('alert').getByText(sent).waitFor()
          const back = page.getByRole('link', { name: 'Back to Kaufhaus Nord' })
          expect(await back.getAttribute('href'), 'the way back').to.equal(store)
          expect(await page.getByRole('button', { name: 'Test wallet' }).count()).to.equal(0)
          expect(await switches(page).count()).to.equal(0)
          expect(person.wallet.asked).to.deep.equal([])
          expect(person.sent.filter((address) => !address.endsWith('/personalise'))).to.deep.equal([])
        })
      }

      it('shows no way back to a shop whose domain names another brand, or none', async () => {
        const described = `${store}/.well-known/consent-ledger.json`
        const { chainId, ledger } = stage.world
        const other = { chainId, ledger, brandId: stage.world.brands[1]?.brandId, endpoint: '/consent' }
        for (const [answer, words] of [
          [{ json: other }, 'This web site does not confirm that it belongs to the brand.'],
          [{ status: 404 }, 'The brand does not answer.'],
        ] as const) {
          await page.route(described, (route) => route.fulfill(answer))
          await page.reload()
          await page.getByRole('alert').getByText(words).waitFor()
          expect(await page.getByRole('link', { name: /^Back to/ }).count()).to.equal(0)
          await page.unroute(described)
        }
      })

      it('lets the customer choose as soon as the return URL is right', async () => {
        await setReturnUrl(`${store}/consent/return?next=/data`)
        await page.getByRole('button', { name: 'Try again' }).click()
        await unlock(page)
        await choose(page)
        await sign(page)
        await page.waitForURL(`${store}/data`)
      })
    })

  describe('with the keyboard alone', () => {
    it('allows two uses, revokes one, and always says where the focus is', async function () {
      this.timeout(120_000)
      const { page, wallet } = await newVisitor()
      const press = (key: string) => page.keyboard.press(key)
      const activate = async (role: 'button' | 'link', name: string | RegExp, key = 'Enter') => {
        await tabTo(page, role, name)
        await press(key)
      }
      /** Waits until what has the focus says so: it comes a moment after what it is about. */
      const assertFocus = async (what: RegExp) => {
        const isThere = page.waitForFunction(
          (pattern) =>
            new RegExp(pattern).test(`${document.activeElement?.localName}: ${document.activeElement?.textContent}`),
          what.source,
          { timeout: 10_000 },
        )
        await isThere.catch(async () => expect((await readStop(page)).words).to.match(what))
      }

      await activate('button', 'Choose what we may use')
      await page.waitForURL(`${stage.world.app}/**`)
      await page.getByRole('button', { name: 'Test wallet' }).waitFor()
      await tabTo(page, 'button', 'Skip to the content')
      await press('Enter')
      await assertFocus(/^h1: May Kaufhaus Nord use/)

      wallet.behave({ connect: 'rejects' })
      await activate('button', 'Test wallet')
      await page.getByRole('alert').waitFor()
      await assertFocus(/^h2: Unlock with your wallet/)
      wallet.behave()
      await activate('button', 'Test wallet')
      await switches(page).first().waitFor()
      await assertFocus(/^h1: May Kaufhaus Nord use/)

      for (const name of ['Purchase history for personalised offers', 'Preferences I stated for personalised offers']) {
        await tabTo(page, 'switch', new RegExp(`^${name}`, 'i'))
        await press(' ')
      }
      expect(await page.getByRole('switch', { checked: true }).count()).to.equal(2)
      await tabTo(page, 'button', 'Allow selected')
      await press('Shift+Tab')
      expect((await readStop(page)).words, 'as easy to reach').to.equal('button: Decline all')
      await tabTo(page, 'button', 'Allow selected')
      await press('Enter')
      await assertFocus(/^h2: /)
      await page.locator('[data-statement]').waitFor()
      await activate('button', 'Sign and return', ' ')
      await page.waitForURL(`${store}/`)

      await waitUntilAllowed(page.context(), store, [purchases])
      await page.goto(`${stage.world.app}/#/me`)
      await activate('button', 'Test wallet')
      await page.getByText('1 brand may use 2 kinds of data for 1 purpose.').waitFor()
      await assertFocus(/^h1: My consents/)
      await activate('link', 'Kaufhaus Nord')
      await assertFocus(/^h1: Kaufhaus Nord/)
      await activate('button', 'Revoke: purchase history for personalised offers at Kaufhaus Nord')
      await assertFocus(/^p: purchase history for personalised offers/i)
      await page.getByText('Revoked', { exact: true }).first().waitFor({ timeout: 40_000 })

      await tabTo(page, 'link', 'My consents', 'Shift+Tab')
      await press('Enter')
      await page.getByText('1 brand may use 1 kind of data for 1 purpose.').waitFor()
      await assertFocus(/^h1: My consents/)
      await activate('link', 'Review step by step')
      await assertFocus(/^h1: /)
      await activate('button', 'Stop everything')
      await page.getByRole('dialog').waitFor()
      for (const key of ['Tab', 'Shift+Tab'])
        for (let presses = 0; presses < 5; presses++) {
          await press(key)
          const { words, isSeen } = await readStop(page)
          const isInside = await page.evaluate(() => document.activeElement?.closest('[role=dialog]') !== null)
          expect([isInside, isSeen], words).to.deep.equal([true, true])
        }
      await press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await assertFocus(/^button: Stop everything/)
    })
  })

  describe('when the brand has published meanwhile', () => {
    it('signs nothing under a notice that has changed while the statement was shown, and revokes all the same', async () => {
      const person = await newVisitor()
      const page = await ask(person, 'the same tab')
      await unlock(page)
      await choose(page)
      await sign(page)
      await page.waitForURL(`${store}/`)
      await waitUntilAllowed(person.context, store, [purchases])
      held = await countReceipts(store)

      await ask(person, 'the same tab')
      await unlock(page)
      await page.locator('label').filter({ hasText: 'purchase history' }).click()
      await page.locator('label').filter({ hasText: 'e-mail address' }).click()
      await page.getByRole('button', { name: 'Allow selected' }).click()
      await page.getByText('This also revokes').waitFor()
      person.sent.splice(0)
      await publishChangedNotice(stage.world, stage.world.brands[0] as Everything['brands'][number])
      await page.getByRole('button', { name: 'Sign and return' }).click()
      const alert = page.getByRole('alert')
      await alert.getByText('The brand has published a newer notice').waitFor()
      await alert.getByText('is being revoked all the same').waitFor()
      expect(person.sent.filter((address) => address.endsWith('/receipts'))).to.deep.equal([])
      expect(await countAdded()).to.equal(0)
      await watchUntilDenied(person.context, store, [purchases])

      expect(await page.getByText('This also revokes').count()).to.equal(0)
      await alert.getByRole('link', { name: 'Back to Kaufhaus Nord' }).click()
      await page.waitForURL(`${store}/`)
    })
  })
})
