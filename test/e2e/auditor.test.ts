import { readFileSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getHistory, historyCsv, historyJson, historyRows } from '@consent-ledger/sdk/audit'
import { expect } from 'chai'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { serveApp } from '../../scripts/start/appServer.ts'
import { appFolder, buildApp } from '../../scripts/start/builds.ts'
import { launchBrowser } from '../helpers/launchBrowser.ts'
import { receiptFile, type SeededHistory, seedHistory } from '../helpers/seedHistory.ts'
import { type Anvil, freePort, startAnvil } from '../helpers/startAnvil.ts'
import { violationsOf } from '../helpers/violationsOf.ts'

/** The app in Chromium and a chain: no public service, no brand. What the page shows comes from the node alone. */
describe("the auditor's page", function () {
  this.timeout(60_000)

  let anvil: Anvil
  let seeded: SeededHistory
  let server: ReturnType<typeof serveApp>
  let browser: Browser
  let folder: string
  let app: string

  before(async function () {
    this.timeout(180_000)
    await buildApp(() => undefined)
    anvil = await startAnvil()
    seeded = await seedHistory(anvil)
    folder = await mkdtemp(join(tmpdir(), 'consent-ledger-'))
    writeFileSync(join(folder, 'nothing.js'), '')
    const port = await freePort()
    server = serveApp({
      port,
      appFolder,
      demoWalletFile: join(folder, 'nothing.js'),
      walletKey: '0x',
      deployment: seeded.deployment,
      chainUrl: anvil.url,
      serviceUrl: 'http://127.0.0.1:9',
      localOrigins: {},
    })
    app = `http://localhost:${port}`
    browser = await launchBrowser()
  })

  after(async () => {
    await browser?.close()
    server?.close()
    await anvil?.stop()
    if (folder) await rm(folder, { recursive: true })
  })

  /** Opens an address of the app. Whatever the page complains of, or asks besides app and node, fails the test. */
  async function opened(
    path: string,
    test: (page: Page) => Promise<void>,
    options: BrowserContextOptions = {},
  ): Promise<void> {
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1200, height: 900 }, ...options })
    const complaints: string[] = []
    try {
      const page = await context.newPage()
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('request', (request) => {
        const url = request.url()
        if (/^https?:/.test(url) && !url.startsWith(app) && !url.startsWith(anvil.url)) complaints.push(`asked ${url}`)
      })
      await page.goto(`${app}/#/audit${path}`)
      await test(page)
      expect(complaints).to.deep.equal([])
    } finally {
      await context.close()
    }
  }

  const shown = (page: Page) =>
    page
      .locator('[data-event]')
      .evaluateAll((entries) =>
        entries.map((entry) => [entry.getAttribute('data-event'), Number(entry.getAttribute('data-at'))]),
      )
  const expected = (rows: readonly { event: string; at: number }[]) => rows.map(({ event, at }) => [event, at])
  const history = () => getHistory(seeded.client, { deployment: seeded.deployment, brandId: seeded.brandId })

  async function saved(page: Page, button: string): Promise<string> {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: button }).click(),
    ])
    return readFileSync(await download.path(), 'utf8')
  }

  it('lists the history of the brand, and saves exactly that as CSV and JSON', async () => {
    await opened(`?brand=${seeded.brandId}`, async (page) => {
      await page.locator('[data-event]').first().waitFor()
      const all = await history()
      expect(await shown(page)).to.deep.equal(expected(historyRows(all)))
      expect(await saved(page, 'Save as CSV')).to.equal(historyCsv(historyRows(all)))
      expect(await saved(page, 'Save as JSON')).to.equal(historyJson(all, historyRows(all)))
    })
  })

  it('chooses another brand of the ledger', async () => {
    await opened('', async (page) => {
      const picker = page.getByRole('combobox', { name: 'Brand', exact: true })
      await picker.selectOption({ label: 'Hafen-Apotheke · hafen-apotheke.example' })
      await page.getByText('These bytes are not a notice').waitFor()
      expect(page.url()).to.include(`brand=${seeded.otherBrandId}`)
    })
  })

  it('filters by kind, period and text, keeps the filter in the address, and saves what is shown', async () => {
    const day = new Date(seeded.times.recordedAt * 1000).toISOString().slice(0, 10)
    await opened(`?brand=${seeded.brandId}`, async (page) => {
      await page.getByRole('checkbox', { name: 'Revocations' }).check()
      await page.getByRole('checkbox', { name: 'Recordings' }).check()
      await page.getByLabel('From (UTC)').fill(day)
      const all = await history()
      const from = Date.parse(day) / 1000
      const rows = historyRows(all, { kinds: ['recording', 'revocation'], from })
      expect(rows).to.have.length(5)
      await page.getByText('5 of 16 events').waitFor()
      expect(await shown(page)).to.deep.equal(expected(rows))
      await page.getByLabel('To (UTC)').fill(day)
      await page.getByText('1 of 16 events').waitFor()
      expect(await saved(page, 'Save as CSV')).to.equal(
        historyCsv(historyRows(all, { kinds: ['recording'], from, to: from + 86_399 })),
      )

      await page.reload()
      await page.getByText('1 of 16 events').waitFor()
      expect(await shown(page)).to.deep.equal([['GrantsRecorded', seeded.times.recordedAt]])

      await page.getByLabel('Contains').fill('nowhere to be found')
      await page.getByText('No event matches this filter.').waitFor()
      await page.getByRole('button', { name: 'Show everything' }).first().click()
      await page.getByText('16 of 16 events').waitFor()
    })
  })

  it('shows the notices with their text and the digests with both values and the block', async () => {
    await opened(`?brand=${seeded.brandId}&kinds=notice`, async (page) => {
      await page.getByText('Read the notice').last().click()
      await page.getByText('purchase history for personalised offers').last().waitFor()
      await page.getByText('in return (en)', { exact: true }).last().waitFor()
      const all = await history()
      const panel = page.getByRole('region', { name: 'Integrity' })
      await panel.getByText('Complete').waitFor()
      expect(
        await panel.locator('code[title]').evaluateAll((codes) => codes.map((code) => code.getAttribute('title'))),
      ).to.deep.equal([
        all.head.hash,
        all.chainRevocationDigest,
        all.chainRevocationDigest,
        all.chainUseDigest,
        all.chainUseDigest,
      ])
      expect(await panel.textContent()).to.match(new RegExp(`Block ${all.head.number}\\b`))
      expect(await panel.locator('[data-verdict=passed]').count()).to.equal(5)
    })
  })

  it('says that a history is not complete when the node leaves out a revocation', async () => {
    const context = await browser.newContext({ locale: 'en-GB' })
    const page = await context.newPage()
    await page.route(`${anvil.url}/**`, async (route) => {
      const response = await route.fetch()
      const body = await response.json()
      // The app asks in batches: each answer stands beside its question, by id.
      const questions = new Map([route.request().postDataJSON()].flat().map(({ id, method }) => [id, method]))
      for (const answer of [body].flat()) {
        if (questions.get(answer.id) !== 'eth_getLogs' || !(answer.result?.length > 2)) continue
        const { topics } = answer.result.find(
          (log: { data: string; topics: string[] }) => log.topics.length === 3 && log.data.length === 130,
        )
        answer.result = answer.result.filter((log: { topics: string[] }) => log.topics[2] !== topics[2])
      }
      await route.fulfill({ response, json: body })
    })
    await page.goto(`${app}/#/audit?brand=${seeded.brandId}`)
    await page.getByText('Not complete').waitFor()
    const panel = page.getByRole('region', { name: 'Integrity' })
    expect(await panel.locator('[data-verdict=failed]').count()).to.equal(2)
    await context.close()
  })

  it('checks a receipt by every row of the Facts table, as of a chosen moment', async () => {
    const file = {
      name: 'receipt.json',
      mimeType: 'application/json',
      buffer: Buffer.from(receiptFile(seeded.receipts.useRevoked)),
    }
    await opened('?view=check', async (page) => {
      const results = () =>
        page
          .locator('[data-step]')
          .evaluateAll((rows) =>
            rows.map((row) => `${row.getAttribute('data-step')}: ${row.getAttribute('data-passed')}`),
          )
      await page.locator('input[type=file]').setInputFiles(file)
      await page.getByText('Not allowed: the customer revoked it on').waitFor()
      await page.getByText('every check passed').waitFor()
      const steps = ['parse', 'signature', 'notice', 'terms', 'controller', 'recording', 'expiry', 'locks', 'use']
      expect(await results()).to.deep.equal([
        ...steps.map((step) => `${step}: true`),
        ...steps.slice(0, 7).map((step) => `${step}: true`),
        'locks: false',
        'use: null',
      ])
      await page.getByText(String(seeded.times.revokedAt)).first().waitFor()

      const before = new Date((seeded.times.revokedAt - 60) * 1000).toISOString().slice(0, 16)
      await page.getByLabel('As of (UTC)').fill(before)
      await page.getByRole('button', { name: 'Check', exact: true }).click()
      await page.getByText('every check passed').nth(1).waitFor()
      expect((await results()).every((result) => result.endsWith(': true'))).to.equal(true)
      expect(page.url()).to.include('at=').and.to.not.include('subject')
    })
  })

  it('takes a dropped file', async () => {
    await opened('?view=check', async (page) => {
      const path = join(folder, 'receipt.json')
      writeFileSync(path, receiptFile(seeded.receipts.active))
      const box = await page.getByText('Drop a receipt here').boundingBox()
      const session = await page.context().newCDPSession(page)
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
        await session.send('Input.dispatchDragEvent', {
          type,
          x: (box?.x ?? 0) + 5,
          y: (box?.y ?? 0) + 5,
          data: { items: [], files: [path], dragOperationsMask: 1 },
        })
      }
      await page.getByText('every check passed').first().waitFor()
    })
  })

  it('says where a text that is no receipt is wrong, and refuses a moment that has not come', async () => {
    await opened('?view=check', async (page) => {
      const text = page.getByLabel('Or paste it')
      const check = page.getByRole('button', { name: 'Check', exact: true })
      expect(await check.isDisabled()).to.equal(true)
      await text.fill(receiptFile(seeded.receipts.active).replace('"schema":1', '"schema":2'))
      await check.click()
      await page.getByText('The first fault is at: schema').waitFor()
      await text.fill(receiptFile(seeded.receipts.active))
      await page.getByLabel('As of (UTC)').fill('2100-01-01T00:00')
      await check.click()
      await page.getByText('This moment has not come yet').waitFor()
    })
  })

  for (const [colorScheme, language, words] of [
    ['light', 'en-GB', 'Complete'],
    ['dark', 'de-DE', 'Vollständig'],
    ['light', 'nl-NL', 'Volledig'],
  ] as const) {
    it(`fits a phone and passes axe, ${colorScheme}, ${language}`, async () => {
      const buffer = Buffer.from(receiptFile(seeded.receipts.brandRevoked))
      await opened(
        `?brand=${seeded.brandId}`,
        async (page) => {
          await page.getByText(words).first().waitFor()
          await assertFit(page)
          await page.getByRole('tab').nth(1).click()
          await page
            .locator('input[type=file]')
            .setInputFiles({ name: 'receipt.json', mimeType: 'application/json', buffer })
          await page.locator('[data-step=locks]').first().waitFor()
          await assertFit(page)
        },
        { colorScheme, locale: language, viewport: { width: 375, height: 800 } },
      )
    })
  }

  async function assertFit(page: Page): Promise<void> {
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).to.be.at.most(375)
    expect(await violationsOf(page)).to.deep.equal([])
  }

  it('says that the chain could not be read, never that there is nothing, and recovers', async () => {
    const port = await freePort()
    const late = serveApp({
      port,
      appFolder,
      demoWalletFile: join(folder, 'nothing.js'),
      walletKey: '0x',
      deployment: seeded.deployment,
      chainUrl: `http://127.0.0.1:${await freePort()}`,
      serviceUrl: 'http://127.0.0.1:9',
      localOrigins: {},
    })
    const page = await browser.newPage({ locale: 'en-GB' })
    await page.goto(`http://localhost:${port}/#/audit?brand=${seeded.brandId}`)
    await page
      .getByRole('alert')
      .getByText('We could not read the chain. This does not mean there are no consents.')
      .waitFor()
    expect(await page.locator('[data-event]').count()).to.equal(0)
    await page.route(/^http:\/\/127\.0\.0\.1:/, async (route) =>
      route.fulfill({ response: await route.fetch({ url: anvil.url }) }),
    )
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('16 of 16 events').waitFor()
    await page.close()
    late.close()
  })
})
