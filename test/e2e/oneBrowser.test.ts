import type { Receipt } from '@consent-ledger/sdk'
import { expect } from 'chai'
import type { Page } from 'playwright-core'
import type { Person } from './person.ts'
import { forms, plant, uproot } from './plantTrace.ts'
import { readTraces } from './readTraces.ts'
import { watchUntilDenied } from './shopState.ts'
import { askToPersonalise, signAndReturn, waitUntilAllowed } from './shopVisit.ts'
import { setStage } from './stage.ts'
import { openTestWallet, type TestWallet } from './testWallet/openTestWallet.ts'

const purchases = 'offers.personalised|behaviour.purchases'

/** One customer with consents at two shops: what their browser shows of them, keeps of them, and forgets. */
describe('one browser and its tabs', function () {
  this.timeout(60_000)
  this.slow(20_000)
  this.bail(true)

  const stage = setStage('one-browser')
  let customer: Person
  let wallet: TestWallet
  let page: Page
  let other: Page
  let store: string
  let pharmacy: string
  let storePage: string
  const receipts: Receipt[] = []
  /** Endpoints of brands that were told of a revocation, from any tab. */
  const sent: string[] = []

  before(async function () {
    this.timeout(120_000)
    const { app, brands, chain, chainId } = stage.world
    store = brands[0]?.url as string
    pharmacy = brands[1]?.url as string
    storePage = `#/me/brands/${brands[0]?.brandId}`
    customer = await stage.newPerson()
    page = customer.page
    wallet = await openTestWallet(customer.context, { chain, chainId })
    customer.context.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/consent/revocations')) sent.push(request.url())
    })

    await askToPersonalise(page, { shop: store, app })
    await unlock(page)
    for (const words of ['purchase history', 'preferences I stated'])
      await page.locator('label').filter({ hasText: words }).click()
    await page.getByRole('button', { name: 'Allow selected' }).click()
    receipts.push(...(await signAndReturn(page, store)))
    await waitUntilAllowed(customer.context, store, [purchases])
    // The front page of a shop that may uses what it may.
    for (let visit = 0; visit < 3; visit++) await page.goto(store)

    await askToPersonalise(page, { shop: pharmacy, app })
    await unlock(page)
    for (const [index, answer] of ['I agree explicitly', ...Array(3).fill('Do not allow')].entries()) {
      await page.getByText(`Step ${index + 1} of 4`).waitFor()
      await page.getByRole('button', { name: answer }).click()
    }
    receipts.push(...(await signAndReturn(page, pharmacy)))
    await page.goto('about:blank')
  })

  async function unlock(tab: Page): Promise<void> {
    const panel = tab.locator('section h2', { hasText: 'Unlock with your wallet' })
    await tab.getByRole('button', { name: 'Test wallet' }).click()
    await panel.waitFor({ state: 'detached' })
  }
  /** Goes to another page of the app and waits for its heading: until that is there the one before can still be pressed. */
  const go = async (hash: string, heading: string) => {
    await page.evaluate((to) => location.assign(to), hash)
    await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor()
  }
  /** Whatever of this browser opens only with the key. */
  const countSealed = async () => (await readTraces(page)).filter((text) => text.length > 1_000).length

  it('says never asked, unreadable and stale apart, and never that there is nothing', async () => {
    const { app, chain, chainId } = stage.world
    const somebody = await stage.newPerson()
    await openTestWallet(somebody.context, { chain, chainId })
    await somebody.page.goto(`${app}/#/me`)
    await unlock(somebody.page)
    await somebody.page.getByText('We found no backup for this wallet').waitFor()
    await somebody.assertAccessible()
    await somebody.context.close()
    stage.people.splice(stage.people.indexOf(somebody), 1)

    const isChain = (url: URL) => url.origin === chain
    await page.route(isChain, (route) => route.abort())
    await page.goto(`${app}/#/me`)
    await unlock(page)
    await page.getByText('We could not read the chain. This does not mean there are no consents.').first().waitFor()
    for (const claim of ['No brand may use any of your data.', 'There is no consent on this device'])
      expect(await page.getByText(claim).count(), claim).to.equal(0)
    await customer.assertAccessible()
    await page.unroute(isChain)
    await page.getByText('2 brands may use').waitFor({ timeout: 40_000 })

    await page.route(isChain, (route) => route.abort())
    const stale = page.getByText('The chain cannot be read right now. What you see is what it showed before.')
    await stale.waitFor()
    await page.getByText('2 brands may use').waitFor()
    await customer.assertAccessible()
    await page.unroute(isChain)
    await stale.waitFor({ state: 'detached', timeout: 40_000 })
  })

  it('shows what a shop used, entry by entry, proven on the chain, and misses an entry that is left out', async () => {
    await go(storePage, 'Kaufhaus Nord')
    const log = page.getByRole('table', { name: 'Entries, the newest first' })
    await log.getByText('Proven on the chain').nth(2).waitFor({ timeout: 40_000 })
    await log.getByText('Personalised offers').first().waitFor()
    expect(await page.getByText('is missing.').count()).to.equal(0)
    await customer.assertAccessible()

    other = await customer.context.newPage()
    const isLog = (url: URL) => url.origin === store && url.pathname === '/consent/uses'
    await other.route(isLog, async (route) => {
      const { authorization } = await route.request().allHeaders()
      if (authorization === undefined) return route.continue()
      // Only browsers know that names below localhost are this machine.
      const answer = await fetch(`http://127.0.0.1:${new URL(store).port}/consent/uses`, { headers: { authorization } })
      const { uses } = (await answer.json()) as { uses: unknown[] }
      await route.fulfill({ json: { uses: uses.toSpliced(1, 1) }, headers: { 'access-control-allow-origin': '*' } })
    })
    await other.goto(`${stage.world.app}/${storePage}`)
    await unlock(other)
    await other.getByText('Entry 1 is missing.').waitFor()
    await other.unroute(isLog)
  })

  it('keeps nothing of the person that can be read without their key', async () => {
    await go('#/me', 'My consents')
    const secrets = receipts
      .flatMap(({ consent, signature }) => [
        ...[consent.subject, consent.account, consent.statement, consent.salt, consent.brandLock, signature],
        ...consent.uses.map(({ lock }) => lock),
      ])
      .concat(wallet.accounts)
      .map((secret) => secret.toLowerCase().replace(/^0x/, ''))
    expect(secrets.length).to.be.greaterThan(15)
    const readable = async () => {
      const traces = (await readTraces(page)).map((text) => text.toLowerCase())
      return secrets.filter((secret) => traces.some((text) => text.includes(secret)))
    }
    expect(await readable()).to.deep.equal([])
    expect(await countSealed(), 'the sealed copy was looked at').to.be.greaterThan(0)
    const planted = secrets[0] as string
    for (const form of forms) {
      await plant(page, planted, form)
      expect(await readable(), `found as ${form}`).to.deep.equal([planted])
      await uproot(page)
    }
    expect(await readable()).to.deep.equal([])
  })

  it('stops everything at once: each brand is told by itself, and both tabs show it', async () => {
    await other.getByRole('link', { name: 'My consents' }).click()
    await other.getByText('2 brands may use').waitFor()

    await go('#/me/review', 'Review')
    await page.getByRole('button', { name: 'Stop everything' }).click()
    const sheet = page.getByRole('dialog')
    await sheet.getByText('What this does not do').waitFor()
    await customer.assertAccessible()
    expect(sent).to.deep.equal([])
    await sheet.getByRole('button', { name: 'Stop all 2 brands' }).click()
    await watchUntilDenied(customer.context, store, [purchases])
    await go('#/me', 'My consents')
    for (const tab of [page, other]) {
      await tab.getByText('No brand may use any of your data.').waitFor({ timeout: 40_000 })
      for (const name of ['Kaufhaus Nord', 'Hafen-Apotheke'])
        await tab.getByRole('listitem', { name }).getByText('Revoked', { exact: true }).first().waitFor()
    }
    expect(sent.toSorted()).to.deep.equal([store, pharmacy].map((url) => `${url}/consent/revocations`).toSorted())
  })

  it('locks every tab when the data of this device is deleted, also from a tab that cannot open it', async () => {
    for (const from of ['an unlocked tab', 'a locked tab']) {
      if (from === 'a locked tab') await unlock(other)
      await other.getByText('No brand may use any of your data.').waitFor()
      expect(await countSealed(), from).to.be.greaterThan(0)
      await go('#/me/settings', 'Settings')
      await page.getByRole('button', { name: 'Delete from this device', exact: true }).click()
      const dialog = page.getByRole('dialog', { name: 'Delete this data?' })
      await dialog.getByText('Deleting revokes nothing').waitFor()
      await customer.assertAccessible()
      await dialog.getByRole('button', { name: 'Delete', exact: true }).click()
      await other.getByRole('button', { name: 'Test wallet' }).waitFor()
      await page.getByText('While this is locked nobody can tell').waitFor()
      expect(await countSealed(), from).to.equal(0)
    }
  })
})
