import { copyFileSync, mkdirSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'chai'
import type { Browser, Page } from 'playwright-core'
import { createTestClient, http } from 'viem'
import { launchBrowser } from '../helpers/launchBrowser.ts'
import { type Everything, startEverything } from '../helpers/startEverything.ts'
import { openPerson, type Person } from './person.ts'
import { readShop } from './shopState.ts'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** The customer's views beyond the list: grid, timeline, review and receipt, on one chain with two shops. */
describe('the customer’s views', function () {
  this.timeout(60_000)
  this.slow(30_000)
  this.bail(true)

  let world: Everything
  let browser: Browser
  let customer: Person
  let page: Page
  let store: Everything['brands'][number]
  let pharmacy: Everything['brands'][number]
  /** Where the app's pages have sent something, in order. */
  const sent: string[] = []

  before(async function () {
    this.timeout(180_000)
    world = await startEverything({ customers: 2 })
    ;[store, pharmacy] = world.brands as [typeof store, typeof pharmacy]
    browser = await launchBrowser()
    customer = await openPerson(browser, {
      origins: [world.app, world.chain, world.service, store.url, pharmacy.url],
    })
    page = customer.page
    page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/revocations')) sent.push(request.url())
    })
  })

  after(async function () {
    this.timeout(60_000)
    await browser?.close()
    await world?.stop({ remove: true })
  })

  afterEach(async function () {
    if (this.currentTest?.state !== 'failed') return customer.assertQuiet()
    const folder = join(root, '.local/test-results')
    mkdirSync(folder, { recursive: true })
    for (const name of readdirSync(world.folder).filter((one) => one.endsWith('.log')))
      copyFileSync(join(world.folder, name), join(folder, name))
    await page.screenshot({ path: join(folder, 'views.png'), fullPage: true }).catch(() => {})
  })

  const go = async (hash: string) => {
    await page.evaluate((to) => location.assign(to), hash)
    await page.locator('h1').first().waitFor()
  }
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
  const cell = (name: RegExp) => page.getByRole('gridcell', { name })

  async function ask(shop: Everything['brands'][number]): Promise<void> {
    await page.goto(`${shop.url}/sign-in`)
    await page.locator('button[value=demo-1]').click()
    await page.waitForURL(`${shop.url}/`)
    await page.goto(`${shop.url}/language?to=en`)
    await page.locator('form[action="/personalise"] button').click()
    await page.waitForURL(`${world.app}/**`)
    await customer.unlock()
  }

  it('begins with five uses at two brands', async function () {
    this.timeout(150_000)
    await ask(store)
    await page.getByRole('switch').first().waitFor()
    const labels = page.locator('label:has([role=switch])')
    for (const index of [0, 1, 2]) await labels.nth(index).click()
    await page.getByRole('button', { name: 'Allow selected' }).click()
    await page.getByRole('button', { name: 'Sign and return' }).click()
    await page.waitForURL(`${store.url}/`)

    await ask(pharmacy)
    for (const [index, answer] of ['yes', 'yes', 'no', 'no'].entries()) {
      await page.getByText(`Step ${index + 1} of 4`).waitFor()
      await page.getByRole('button', { name: answer === 'yes' ? 'I agree explicitly' : 'Do not allow' }).click()
    }
    await page.getByRole('button', { name: 'Sign and return' }).click()
    await page.waitForURL(`${pharmacy.url}/`)

    for (const { url } of [store, pharmacy])
      for (
        const end = Date.now() + 40_000;
        ![...(await readShop(customer.context, url)).uses.values()].some(Boolean);
      ) {
        if (Date.now() > end) throw new Error(`${url} allows nothing`)
        await page.waitForTimeout(150)
      }
    // The shop's page goes on by itself once the chain holds the root: not while it is left.
    await page.locator('[data-personal=yes]').first().waitFor()
    await page.goto(`${world.app}/#/me`)
    await customer.unlock()
    await page.getByText('2 brands may use 3 kinds of data for 2 purposes.').waitFor()
  })

  describe('the grid', () => {
    it('is one stop of the Tab key, moves by cell, and says what a cell holds', async () => {
      await page.getByRole('tab', { name: 'Brands', exact: true }).press('End')
      await page.keyboard.press('ArrowLeft')
      await page.getByRole('grid', { name: 'Brands and kinds of data' }).waitFor()
      await page.getByRole('tab', { name: 'Grid', selected: true }).waitFor()
      expect(await page.getByRole('grid').locator('[tabindex="0"]').count()).to.equal(1)
      expect(await page.getByRole('row').count()).to.equal(3)
      expect(await page.getByRole('columnheader').count()).to.equal(4)
      expect(await page.getByRole('rowheader').count()).to.equal(2)

      // The panel itself is a stop, as in every tab list; the next one is the grid's cell.
      for (let presses = 0; presses < 3 && !(await focused()).startsWith('Hafen-Apotheke'); presses++)
        await page.keyboard.press('Tab')
      expect(await focused()).to.match(/^Hafen-Apotheke, purchase history: allowed for 1 purpose, until \d+ \w+ \d{4}$/)
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('End')
      expect(await focused()).to.match(/^Kaufhaus Nord, preferences I stated: allowed for 1 purpose, until /)
      await page.keyboard.press('ArrowUp')
      expect(await focused()).to.equal('Hafen-Apotheke, preferences I stated: never allowed')
      await page.keyboard.press('Control+Home')
      expect(await page.evaluate(() => document.activeElement?.textContent)).to.equal('Brand')
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.closest('[role=grid]'))).to.equal(null)
      await customer.assertAccessible()
    })

    it('opens the uses of a cell with Enter, each with its own Revoke, and shows the chain’s word when it has it', async () => {
      await cell(/^Kaufhaus Nord, e-mail address/).focus()
      await page.keyboard.press('Enter')
      const dialog = page.getByRole('dialog', { name: 'Kaufhaus Nord: e-mail address' })
      await dialog.waitFor()
      await customer.assertAccessible()
      await dialog
        .getByRole('button', { name: 'Revoke: e-mail address for marketing by e-mail at Kaufhaus Nord' })
        .press('Enter')
      await dialog
        .getByText(/Being revoked|Revoked/)
        .first()
        .waitFor()
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
      expect(await focused(), 'the focus is back').to.match(/^Kaufhaus Nord, e-mail address/)
      await page
        .getByRole('gridcell', { name: 'Kaufhaus Nord, e-mail address: allowed for no purpose. Revoked' })
        .waitFor()
    })

    it('opens a kind of data, with its way to revoke it everywhere', async () => {
      await page.getByRole('columnheader', { name: 'purchase history Revoke everywhere' }).click()
      const dialog = page.getByRole('dialog', { name: 'Who may use this data?' })
      await dialog.getByText('2 brands may use it.').waitFor()
      await dialog.getByRole('button', { name: 'Revoke for all: purchase history' }).waitFor()
      expect(await dialog.getByRole('button', { name: /^Revoke: purchase history for / }).count()).to.equal(2)
      await customer.assertAccessible()
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
    })

    it('is an accordion by brand where it does not fit, down to 320 pixels', async () => {
      await page.setViewportSize({ width: 320, height: 700 })
      await page.getByRole('grid').waitFor({ state: 'detached' })
      const summary = page.locator('summary').filter({ hasText: 'Kaufhaus Nord' })
      await summary.press('Enter')
      await page.getByRole('heading', { name: 'preferences I stated' }).waitFor()
      await page
        .getByRole('button', { name: 'Revoke: preferences I stated for personalised offers at Kaufhaus Nord' })
        .waitFor()
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).to.equal(320)
      await customer.assertAccessible()
      await page.setViewportSize({ width: 1280, height: 900 })
      await page.getByRole('grid').waitFor()
    })
  })

  describe('the review', () => {
    it('goes through one brand at a time and sends nothing before the sheet has said what that does', async () => {
      const before = sent.length
      await go('#/me')
      await page.getByRole('link', { name: 'Review step by step' }).click()
      await page.getByRole('heading', { name: 'Stop everything now' }).waitFor()
      await customer.assertAccessible()
      await page.getByRole('button', { name: 'Begin' }).press('Enter')
      await page.getByRole('heading', { name: 'Hafen-Apotheke' }).waitFor()
      expect(await page.evaluate(() => document.activeElement?.textContent)).to.equal('Hafen-Apotheke')
      expect(
        await page.getByRole('switch', { checked: true }).count(),
        'what is allowed stays unless it is switched off',
      ).to.equal(2)
      await page.getByRole('switch', { name: 'purchase history for personalised offers' }).press(' ')
      await page.getByText('Will be stopped.').waitFor()
      await customer.assertAccessible()
      await page.getByRole('button', { name: 'Next' }).press('Enter')
      await page.getByRole('heading', { name: 'Kaufhaus Nord' }).waitFor()
      await page.getByRole('button', { name: 'Stop all: Kaufhaus Nord' }).press('Enter')
      await page.getByRole('button', { name: 'Check what will be stopped' }).press('Enter')

      const sheet = page.getByRole('dialog', { name: 'Stop these uses?' })
      await sheet.getByRole('heading', { name: 'Kaufhaus Nord · everything' }).waitFor()
      for (const words of [
        'What this does',
        'What this does not do',
        'It does not delete data the brands already have.',
      ])
        await sheet.getByText(words, { exact: true }).waitFor()
      await customer.assertAccessible()
      expect(sent.length, 'nothing is sent before').to.equal(before)
      await sheet.getByRole('button', { name: 'Stop 3 uses' }).press('Enter')
      await page.getByRole('heading', { name: 'On their way' }).waitFor()
      await page.locator('main').getByText('Revoked', { exact: true }).nth(1).waitFor()
      expect(sent.length).to.be.above(before)
      await page.getByRole('link', { name: 'To my consents' }).click()
      await page.getByText('1 brand may use 1 kind of data for 1 purpose.').waitFor()
    })
  })

  describe('the timeline', () => {
    it('shows what was allowed on a day that is typed or chosen with the keyboard alone', async () => {
      await go('#/me?by=timeline')
      await page.getByRole('heading', { name: 'Allowed now' }).waitFor()
      expect(await page.locator('section[aria-labelledby=timeline-then] h3').allTextContents()).to.deep.equal([
        'Hafen-Apotheke',
      ])
      expect(await page.getByText('Kaufhaus Nord: You revoked everything').count()).to.equal(1)
      await customer.assertAccessible()

      // The chain goes on for three days: today becomes a day of the past, with its own end.
      const chain = createTestClient({ mode: 'anvil', transport: http(world.chain) })
      await chain.increaseTime({ seconds: 3 * 86_400 })
      await chain.mine({ blocks: 1 })
      const day = page.getByRole('spinbutton', { name: /^day, / })
      const shown = Number(await day.getAttribute('aria-valuenow'))
      await page.waitForFunction(
        (before) => Number(document.querySelector('[role=spinbutton]')?.getAttribute('aria-valuenow')) !== before,
        shown,
      )
      await page.getByRole('button', { name: /^Calendar/ }).press('Enter')
      await page.getByRole('grid').waitFor()
      await customer.assertAccessible()
      for (const key of ['ArrowLeft', 'ArrowLeft', 'Enter']) await page.keyboard.press(key)
      await page.getByRole('heading', { name: /^Allowed on \d+ \w+ \d{4}$/ }).waitFor()
      await page.getByText(/^At the end of .* 1 brand was allowed to use 1 kind of data for 1 purpose\.$/).waitFor()
      expect(page.url()).to.match(/#\/me\?by=timeline&on=.?\d{4}-\d{2}-\d{2}/)
      await customer.assertAccessible()
    })

    it('speaks the language of the app, in its order of day, month and year', async () => {
      await page.getByRole('button', { name: /^DE – / }).click()
      await page.getByRole('heading', { name: /^Erlaubt am \d+\. \w+ \d{4}$/ }).waitFor()
      const parts = await page
        .locator('[role=spinbutton]')
        .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))
      expect(parts.map((part) => part?.split(',')[0])).to.deep.equal(['Tag', 'Monat', 'Jahr'])
      await customer.assertAccessible()
      await page.getByRole('button', { name: /^EN – / }).click()
      await page.getByRole('heading', { name: /^Allowed on / }).waitFor()
    })
  })
})
