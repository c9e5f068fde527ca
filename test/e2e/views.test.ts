import { readFileSync } from 'node:fs'
import { categoryLabel, hashConsent, parseReceipt, purposeLabel } from '@consent-ledger/sdk'
import { expect } from 'chai'
import type { Browser, Download, Locator, Page } from 'playwright-core'
import { createTestClient, http } from 'viem'
import { unpackReceipt } from '../../frontend/src/config/receiptLink.ts'
import { launchBrowser } from '../helpers/launchBrowser.ts'
import { type Everything, startEverything } from '../helpers/startEverything.ts'
import { assertCalm, findMoving } from './assertCalm.ts'
import { assertFits } from './assertFits.ts'
import { findCutOff } from './findCutOff.ts'
import { findStickingOut } from './findStickingOut.ts'
import { keepEvidence } from './keepEvidence.ts'
import { openPerson, type Person } from './person.ts'
import { publishChangedNotice } from './publishChangedNotice.ts'
import { scanQrCode } from './scanQrCode.ts'
import { readShop } from './shopState.ts'
import { askToPersonalise } from './shopVisit.ts'

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
    world = await startEverything()
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
    return keepEvidence('views', world.folder, [page])
  })

  const go = async (hash: string) => {
    await page.evaluate((to) => location.assign(to), hash)
    await page.locator('h1').first().waitFor()
  }
  /** Every computed style of a button, and its size. */
  const everyStyle = (element: Locator) =>
    element.evaluate((node) => {
      const style = getComputedStyle(node)
      const { width, height } = node.getBoundingClientRect()
      return { ...Object.fromEntries([...style].map((name) => [name, style.getPropertyValue(name)])), width, height }
    })
  async function saved(button: string): Promise<string> {
    const [download] = (await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: button, exact: true }).click(),
    ])) as [Download, unknown]
    return readFileSync(await download.path(), 'utf8')
  }
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
  const cell = (name: RegExp) => page.getByRole('gridcell', { name })

  async function ask(shop: Everything['brands'][number]): Promise<void> {
    await askToPersonalise(page, { shop: shop.url, app: world.app }, 'demo-1')
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
      await page.waitForFunction(() => document.activeElement !== document.body) // It comes a frame after the dialog has gone.
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

  describe('receipt and files', () => {
    it('saves the list as it stands on the screen', async () => {
      await go('#/me?by=data')
      await page.getByRole('button', { name: 'Save this list as CSV' }).waitFor()
      const shown = await page.locator('main li li p:has(+ p)').allTextContents()
      const records = JSON.parse(await saved('Save this list as JSON')) as Record<string, string>[]
      const lines = (await saved('Save this list as CSV')).trim().split('\r\n')
      expect(lines).to.have.length(records.length + 1)
      expect(records.map(({ brand, purpose }) => `${brand}: ${purpose}`).sort()).to.deep.equal(
        shown.map((text) => text.replace(/special$/, '')).sort(),
      )
      for (const [index, { brand, status, when }] of records.entries()) {
        expect(lines[index + 1])
          .to.include(`"${brand}"`)
          .and.to.include(`"${status}","${when}"`)
        expect(await page.getByText(when as string).count(), when).to.be.above(0)
      }
      const calendar = await saved('Calendar of ends (.ics)')
      expect(calendar.match(/BEGIN:VEVENT/g)).to.have.length(1)
      expect(calendar).to.include('SUMMARY:Hafen-Apotheke: consent ends')
    })

    it('gives a receipt as JSON, as JSON-LD, as Kantara receipt and for the calendar, and checks it again', async () => {
      await go(`#/me/brands/${pharmacy.brandId}`)
      await page.getByRole('link', { name: 'Receipt: e-mail address for marketing by e-mail' }).click()
      await page.getByRole('heading', { name: 'Is it in force?' }).waitFor()
      const receipt = parseReceipt(await saved('Export as JSON'))
      const record = JSON.parse(await saved('Export as JSON-LD'))
      const domain = { chainId: world.chainId, ledger: world.ledger }
      expect(record['@type']).to.equal('dpv:ConsentRecord')
      expect(record['dpv:hasIdentifier']).to.equal(hashConsent(domain, receipt.consent))
      expect(record['dpv:hasDataController']['dpv:hasName']).to.equal('Hafen-Apotheke')
      const kantara = JSON.parse(await saved('Export as Kantara receipt'))
      const { consent } = receipt
      expect(kantara).to.include({
        version: 'KI-CR-v1.1.0',
        consentReceiptID: hashConsent(domain, consent),
        consentTimestamp: consent.issuedAt,
        language: consent.locale,
        piiPrincipalId: consent.subject,
      })
      expect(kantara.piiControllers).to.have.length(1)
      expect(kantara.piiControllers[0].piiController).to.equal('Hafen-Apotheke')
      const asked = kantara.services[0].purposes as { purpose: string; piiCategory: string[]; termination: string }[]
      expect(asked.map(({ purpose, piiCategory }) => [purpose, ...piiCategory])).to.deep.equal(
        consent.uses.map(({ purpose, category }) => [purposeLabel(purpose, 'en'), categoryLabel(category, 'en')]),
      )
      const end = `${new Date(consent.expiresAt * 1_000).toISOString().slice(0, 19)}Z`
      for (const { termination } of asked) expect(termination).to.include(`Consent ends ${end}`)
      expect(await saved('Calendar entry (.ics)')).to.match(/\r\nDTSTART;VALUE=DATE:\d{8}\r\n/)
      await page.getByRole('button', { name: 'Verify again' }).press('Enter')
      await page.getByText(/^Verified again at block \d+, /).waitFor()
      await customer.assertAccessible()
    })

    it('gives it as a QR code that another device scans, checks and forgets, in the dark, on a phone and on paper', async () => {
      const receipt = await saved('Export as JSON')
      const code = page.getByRole('img', { name: 'QR code that holds this receipt' })
      const before = page.viewportSize()
      await page.setViewportSize({ width: 375, height: 700 })
      await page.emulateMedia({ colorScheme: 'dark' })
      const link = await scanQrCode(code)
      expect(link.startsWith(`${world.app}/#/audit?receipt=`), 'nothing before the # but the app').to.equal(true)
      expect(await unpackReceipt(link)).to.equal(receipt)

      const auditor = await browser.newContext()
      const other = await auditor.newPage()
      const asked: string[] = []
      other.on('request', (request) => asked.push(`${request.url()} ${request.postData() ?? ''}`))
      await other.goto(link)
      await other.getByText('every check passed').first().waitFor()
      expect(await other.getByLabel('Or paste it').inputValue()).to.equal(receipt)
      expect(other.url()).to.equal(`${world.app}/#/audit?view=check`)
      await other.goBack()
      expect(other.url(), 'nothing to go back to').to.equal('about:blank')
      await other.goForward()
      await other.getByRole('heading', { name: 'What this receipt' }).waitFor({ state: 'detached' })
      const { consent, signature } = parseReceipt(receipt)
      for (const secret of [consent.account, consent.subject, consent.salt, signature, 'receipt='])
        expect(asked.join('\n').toLowerCase(), 'what is asked').to.not.include(secret.toLowerCase())
      await other.getByLabel('Or paste it').fill(`https://some.other.app/${new URL(link).hash}`)
      await other.getByRole('button', { name: 'Check', exact: true }).click()
      await other.getByText('every check passed').first().waitFor()
      await auditor.close()

      if (before) await page.setViewportSize(before)
      await page.emulateMedia({ media: 'print' })
      expect(await scanQrCode(code), 'on paper').to.equal(link)
      await page.getByText(/^The code holds this whole receipt/).waitFor()
      await page.emulateMedia({ media: null, colorScheme: null })
    })

    it('fits 320 pixels in every language, as the brand’s page does', async () => {
      await page.setViewportSize({ width: 320, height: 700 })
      const back = new URL(page.url()).hash
      const brand = `#/me/brands/${store.brandId}`
      await go(brand)
      const receipt = await page.getByRole('link', { name: /^Receipt: preferences I stated/ }).getAttribute('href')
      for (const hash of [brand, receipt ?? '']) {
        await go(hash)
        if (hash === receipt) await page.getByRole('tab').nth(2).waitFor()
        for (const language of ['DE', 'NL', 'EN']) {
          await page.getByRole('button', { name: new RegExp(`^${language} – `) }).click()
          await page.locator(`html[lang=${language.toLowerCase()}]`).waitFor()
          await page.getByRole('heading', { level: 2 }).nth(1).waitFor()
          expect(await findStickingOut(page), `${language}, ${hash}`).to.deep.equal([])
          const navigation = await page.locator('main nav').boundingBox()
          expect(navigation?.height, `one line, ${language}, ${hash}`).to.be.below(60)
          const scrolls = await page
            .locator('main *')
            .evaluateAll(
              (all) =>
                all.filter((one) => getComputedStyle(one).overflowX === 'auto' && one.scrollWidth > one.clientWidth)
                  .length,
            )
          expect(scrolls, `nothing scrolls sideways, ${language}, ${hash}`).to.equal(0)
          const lines = await page
            .locator('h3 .unbroken')
            .evaluateAll((all) =>
              all.map((one) => new Set([...one.getClientRects()].map(({ bottom }) => Math.round(bottom))).size),
            )
          expect(Math.max(1, ...lines), `no e-mail ends a line at its hyphen, ${language}, ${hash}`).to.equal(1)
        }
      }
      await page.setViewportSize({ width: 1280, height: 900 })
      await go(back)
      await page.getByRole('heading', { name: 'Is it in force?' }).waitFor()
    })

    it('keeps everything in reach with text twice as large, and zoomed to twice the size', async () => {
      const back = new URL(page.url()).hash
      const brand = `#/me/brands/${store.brandId}`
      const pages = [
        '#/me',
        '#/me?by=data',
        '#/me?by=grid',
        '#/me/review',
        '#/me/activity',
        '#/me/settings',
        brand,
        back,
      ]
      await page.getByRole('button', { name: /^DE – / }).click()
      for (const [width, size] of [
        [1280, '200%'],
        [640, ''],
      ] as const) {
        await page.setViewportSize({ width, height: 450 })
        await page.evaluate((size) => {
          document.documentElement.style.fontSize = size
        }, size)
        for (const hash of pages) {
          await go(hash)
          await page.waitForTimeout(250)
          expect(await findStickingOut(page), `${width}, ${size}, ${hash}`).to.deep.equal([])
          expect(await findCutOff(page), `${width}, ${size}, ${hash}`).to.deep.equal([])
        }
      }
      await page.setViewportSize({ width: 1280, height: 900 })
      await page.getByRole('button', { name: /^EN – / }).click()
      await go(back)
    })

    it('fits 320 pixels in the longest language, unlocked or not, also with text twice as large', async () => {
      const back = new URL(page.url()).hash
      await page.getByRole('button', { name: /^DE – / }).click()
      await go(`#/me/brands/${store.brandId}`)
      const receipt = await page
        .getByRole('link', { name: /^Beleg: / })
        .first()
        .getAttribute('href')
      for (const [hash, words] of [
        [`#/me/brands/${store.brandId}`, 'Was geschehen ist'],
        [receipt ?? '', 'Der Code enthält'],
        ['#/me', 'Kaufhaus Nord'],
        ['#/me/review', 'Alles'],
        ['#/me/activity', 'Kaufhaus Nord'],
        ['#/me/settings', 'Daten auf diesem Gerät'],
      ] as const) {
        await go(hash)
        await page.locator('main').getByText(words).first().waitFor()
        await assertFits(page, hash)
      }

      const locked = await customer.context.newPage()
      await locked.goto(`${world.app}/#/tour`)
      await locked.getByRole('tab').first().waitFor()
      for (const tab of await locked.getByRole('tab').all()) {
        await tab.click()
        await assertFits(locked, `#/tour, ${await tab.textContent()}`)
      }
      await locked.goto(`${world.app}/#/me`)
      await locked.getByRole('button', { name: 'Demo wallet' }).waitFor()
      await locked.locator('summary').click()
      await assertFits(locked, 'the unlock panel')
      for (const [door, content] of [
        [/Passkey/, 'main li'],
        [/Wiederherstellungsdatei/, 'input[type=file]'],
      ] as const) {
        await locked.getByRole('button', { name: door }).click()
        await locked.locator(content).first().waitFor({ state: 'attached' })
        await assertFits(locked, `the unlock panel, ${door}`)
        await locked.getByRole('button', { name: /^Zurück/ }).click()
      }
      await locked.close()
      await go(back)
      await page
        .getByRole('banner')
        .getByRole('button', { name: /^EN – / })
        .click()
    })

    it('moves nothing for longer than 150 ms, and nothing at all where less motion is wished for', async () => {
      const back = new URL(page.url()).hash
      for (const hash of ['#/me', `#/me/brands/${store.brandId}`]) {
        await go(hash)
        await page.getByText('Kaufhaus Nord').first().waitFor()
        await assertCalm(page)
      }
      await go('#/me/settings')
      await page.getByRole('button', { name: 'Delete from this device', exact: true }).click()
      await page.getByRole('dialog').waitFor()
      await assertCalm(page)

      const slow = (time: string) =>
        page.evaluate((time) => document.documentElement.style.setProperty('--motion', time), time)
      await slow('151ms')
      expect(await findMoving(page, 150), 'what is too long is found').not.to.deep.equal([])
      await slow('')
      await page.keyboard.press('Escape')
      await page.getByRole('dialog').waitFor({ state: 'detached' })
      await go(back)
    })

    it('prints the receipt whole: nothing to press, nothing folded away, dark ink also in the dark theme', async () => {
      await go(`#/me/brands/${store.brandId}`)
      await page
        .getByRole('link', { name: /^Receipt: / })
        .first()
        .click()
      await page.getByRole('heading', { name: 'Is it in force?' }).waitFor()
      const { consent } = parseReceipt(await saved('Export as JSON'))
      expect(consent.uses).to.have.length(3)
      expect(await page.locator('[data-printed-use]:visible').count(), 'on the screen: tabs').to.equal(0)
      await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
      expect(await page.getByRole('button').count()).to.equal(0)
      expect(await page.getByRole('navigation').count()).to.equal(0)
      await page.getByText('Signature', { exact: true }).waitFor()
      const printed = page.locator('[data-printed-use]:visible')
      expect(await printed.count()).to.equal(consent.uses.length)
      for (const use of await printed.all()) await use.getByText('Signed by your key for this brand').waitFor()
      expect(await page.getByRole('tabpanel').count()).to.equal(0)
      const whole = await page
        .locator('code[title]')
        .evaluateAll((codes) =>
          codes.every((code) => getComputedStyle(code, '::after').content === `"${code.getAttribute('title')}"`),
        )
      expect(whole, 'every long value is printed whole').to.equal(true)
      const [ink, paper] = await page.evaluate(() => {
        const style = getComputedStyle(document.documentElement)
        return [style.color, style.backgroundColor]
      })
      expect([ink, paper]).to.deep.equal(['rgb(27, 31, 30)', 'rgb(255, 255, 255)'])
      await page.emulateMedia({ media: null, colorScheme: null })
    })
  })

  describe('the consent screen', () => {
    it('says what Global Privacy Control denies already, and shows word by word what changed since the last consent', async () => {
      await publishChangedNotice(world, store)
      await customer.context.addInitScript(() => {
        Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })
      })
      await page.waitForTimeout(2_500)
      await ask(store)
      await page.getByText(/^Your browser sends a Global Privacy Control signal\. .*selling or sharing/).waitFor()
      await page.getByRole('heading', { name: /^What has changed since your consent of / }).waitFor()
      const added = page.locator('main dl ins')
      expect(await added.first().textContent()).to.match(/^\s*new:\s+Paketfreunde AG\s*$/)
      expect(await page.locator('main dl del').count()).to.be.at.least(1)
      for (const [element, line] of [
        ['ins', 'underline'],
        ['del', 'line-through'],
      ] as const)
        expect(
          await page
            .locator(`main dl ${element}`)
            .first()
            .evaluate((one) => getComputedStyle(one).textDecorationLine),
        ).to.equal(line)
      await customer.assertAccessible()
      await assertCalm(page)
      await page.getByRole('button', { name: /^DE – / }).click()
      await page.locator('html[lang=de]').waitFor()
      // Names of data are not broken at a hyphen: text twice as large needs twice the width.
      await assertFits(page, 'the consent screen', 640)
      await page.getByRole('button', { name: /^EN – / }).click()
      await page.locator('html[lang=en]').waitFor()
    })

    it('gives "Decline all" and "Allow selected" the same looks, size and no more steps, in every theme and width', async () => {
      await page.locator('label:has([role=switch])').first().click()
      await page.mouse.move(0, 0)
      const decline = page.getByRole('button', { name: 'Decline all' })
      const allow = page.getByRole('button', { name: 'Allow selected' })
      for (const media of [{ colorScheme: 'light' }, { colorScheme: 'dark' }, { forcedColors: 'active' }] as const) {
        await page.emulateMedia({ colorScheme: null, forcedColors: null, ...media })
        for (const width of [320, 375, 1280]) {
          await page.setViewportSize({ width, height: 900 })
          const [one, other] = [await everyStyle(decline), await everyStyle(allow)]
          expect(Object.keys(one).length).to.be.above(200)
          expect(one, `${JSON.stringify(media)} ${width}`).to.deep.equal(other)
          const [left, right] = [await decline.boundingBox(), await allow.boundingBox()]
          expect(left?.y, 'one row').to.equal(right?.y)
        }
      }
      await page.emulateMedia({ colorScheme: null, forcedColors: null })

      const before = customer.presses.length
      await decline.click()
      await page.waitForURL(`${store.url}/**`)
      expect(customer.presses.length - before, 'one press, nothing to read again, nothing to confirm').to.equal(1)
    })
  })

  describe('the timeline', () => {
    it('shows what is allowed now, and what happened', async () => {
      await page.goto(`${world.app}/#/me?by=timeline`)
      await customer.unlock()
      await page.getByRole('heading', { name: 'Allowed now' }).waitFor()
      await page.getByText('Kaufhaus Nord: You revoked everything').waitFor()
      expect(await page.locator('section[aria-labelledby=timeline-then] h3').allTextContents()).to.deep.equal([
        'Hafen-Apotheke',
      ])
      expect(await page.getByText('Kaufhaus Nord: You revoked everything').count()).to.equal(1)
      await customer.assertAccessible()
    })

    it('shows what was allowed on a day that is typed or chosen with the keyboard alone', async () => {
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

    it('is told from the other tabs where colours are forced', async () => {
      await go('#/me?by=timeline')
      await page.getByRole('tab', { name: 'Timeline', selected: true }).waitFor()
      await page.emulateMedia({ forcedColors: 'active' })
      const lines = await page.getByRole('tab').evaluateAll((all) =>
        all.map((tab) => {
          const {
            borderBlockEndColor: color,
            borderBlockEndStyle: style,
            borderBlockEndWidth: width,
          } = getComputedStyle(tab)
          return {
            isChosen: tab.getAttribute('aria-selected') === 'true',
            color,
            style,
            width: Number.parseFloat(width),
          }
        }),
      )
      const [chosen, ...moreChosen] = lines.filter(({ isChosen }) => isChosen)
      const others = lines.filter(({ isChosen }) => !isChosen)
      expect(moreChosen).to.deep.equal([])
      expect(others).to.have.length(4)
      const paper = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
      for (const { color } of others) expect(color, 'no line to be seen').to.equal(paper)
      expect(chosen?.color).not.to.equal(paper)
      expect(chosen?.style).to.equal('solid')
      expect(chosen?.width, 'pixels of a line under the chosen one').to.be.at.least(2)
      await page.emulateMedia({ forcedColors: null })
    })

    it('is no wider than a phone, nor is a receipt, in the longest language', async () => {
      await go(`#/me/brands/${store.brandId}`)
      await page
        .getByRole('link', { name: /^Receipt: / })
        .first()
        .click()
      await page.getByRole('heading', { name: 'Is it in force?' }).waitFor()
      await page.getByRole('button', { name: /^NL – / }).click()
      await page.locator('html[lang=nl]').waitFor()
      for (const width of [375, 320]) {
        await page.setViewportSize({ width, height: 800 })
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).to.equal(width)
      }
      await page.setViewportSize({ width: 1280, height: 900 })
      await page.getByRole('button', { name: /^EN – / }).click()
      await page.locator('html[lang=en]').waitFor()
    })
  })

  describe('the tour', () => {
    it('shows made-up brands in the grid and the timeline too, with nothing to follow or to revoke', async () => {
      await go('#/tour')
      const panel = page.getByRole('tabpanel')
      await page.getByRole('tab', { name: 'Grid', exact: true }).click()
      await panel
        .getByRole('gridcell', { name: /^Sample Store, purchase history: allowed for 1 purpose, until / })
        .click()
      const dialog = page.getByRole('dialog', { name: 'Sample Store: purchase history' })
      await dialog.getByText('Personalised offers').waitFor()
      expect(await dialog.getByRole('button', { name: /Revoke/ }).count()).to.equal(0)
      await customer.assertAccessible()
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
      expect(await panel.getByRole('link').count()).to.equal(0)

      await page.getByRole('tab', { name: 'Timeline', exact: true }).click()
      await panel.getByText('Sample Studio: You revoked everything').waitFor()
      expect(await panel.locator('section[aria-labelledby=timeline-then] h3').allTextContents()).to.deep.equal([
        'Sample Store',
        'Sample Station',
      ])
      expect(await panel.getByRole('link').count()).to.equal(0)
      await customer.assertAccessible()
    })
  })
})
