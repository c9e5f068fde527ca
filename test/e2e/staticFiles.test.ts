import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from 'chai'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { generatePrivateKey, privateKeyToAccount } from 'viem/accounts'
import { addWallet } from '../../scripts/bench/app/addWallet.ts'
import { type ProductionServer, serveProduction } from '../../scripts/bench/app/serveProduction.ts'
import { buildProduction } from '../../scripts/start/builds.ts'
import { launchBrowser } from '../helpers/launchBrowser.ts'
import { readHeaderFile } from '../helpers/readHeaderFile.ts'
import { type SeededHistory, seedHistory } from '../helpers/seedHistory.ts'
import { type Anvil, startAnvil } from '../helpers/startAnvil.ts'
import { violationsOf } from '../helpers/violationsOf.ts'
import { readTraces } from './readTraces.ts'

/** The production build as a folder on other people's servers: under a sub-path, with the headers that are shipped, and with none. */
describe('the app as static files', function () {
  this.timeout(60_000)
  this.slow(15_000)

  let anvil: Anvil
  let seeded: SeededHistory
  let browser: Browser
  let server: ProductionServer
  let bare: ProductionServer
  let foreign: Server
  let foreignUrl: string
  const key = generatePrivateKey()

  before(async function () {
    this.timeout(180_000)
    await buildProduction(() => undefined)
    anvil = await startAnvil()
    seeded = await seedHistory(anvil)
    const options = { chainUrl: anvil.url, serviceUrl: 'http://127.0.0.1:9', config: { ...seeded.deployment } }
    server = await serveProduction({ ...options, path: '/consent', headers: readHeaderFile('nginx.conf') })
    bare = await serveProduction({ ...options, headers: {} })
    foreign = createServer((request, response) => {
      const app = request.url === '/bare' ? bare.url : server.url
      response.writeHead(200, { 'content-type': 'text/html' }).end(`<iframe src="${app}/#/me"></iframe>`)
    }).listen(0, '127.0.0.1')
    await once(foreign, 'listening')
    foreignUrl = `http://127.0.0.1:${(foreign.address() as AddressInfo).port}`
    browser = await launchBrowser()
  })

  after(async () => {
    await browser?.close()
    server?.close()
    bare?.close()
    foreign?.close()
    await anvil?.stop()
  })

  async function open(test: (page: Page, context: BrowserContext) => Promise<void>): Promise<void> {
    const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: 'en-GB' })
    context.setDefaultTimeout(20_000)
    try {
      await addWallet(context, { key, chainId: seeded.deployment.chainId })
      await test(await context.newPage(), context)
    } finally {
      await context.close()
    }
  }

  it('work under a sub-path with the shipped headers, ask nobody else, and leave no trace of the person', () =>
    open(async (page) => {
      const complaints: string[] = []
      const said: string[] = []
      page.on('request', (request) => {
        const { protocol, origin } = new URL(request.url())
        if (protocol !== 'data:' && origin !== new URL(server.url).origin) complaints.push(`asked ${request.url()}`)
      })
      page.on('console', (message) => {
        said.push(message.text())
        // No service runs here: the browser itself says so.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource:'))
          complaints.push(message.text())
      })
      page.on('pageerror', (error) => complaints.push(String(error)))

      await page.goto(`${server.url}/`)
      await page.getByRole('heading', { name: 'Your consents, in your hands' }).waitFor()
      await page.getByRole('link', { name: 'To my consents' }).click()
      await page.getByRole('button', { name: 'Bench wallet' }).click()
      await page.getByText('The backup service does not answer').first().waitFor()
      await page.getByText(/^Checked at block/).waitFor()
      await page.getByRole('link', { name: 'For auditors' }).click()
      await page.getByRole('combobox', { name: 'Brand', exact: true }).selectOption({ index: 1 })
      await page.locator('[data-event]').first().waitFor()

      const traces = await readTraces(page)
      const account = privateKeyToAccount(key)
      const secrets = [account.address, account.address.slice(2, 12), key].map((text) => text.toLowerCase())
      for (const text of [...traces, ...said]) {
        for (const secret of secrets) expect(text.toLowerCase()).not.to.include(secret)
      }
      expect(traces.length).to.be.at.least(3)
      expect(complaints).to.deep.equal([])
    }))

  it('show samples to people without a wallet, marked as such in each language, and ask no node for it', () =>
    open(async (page) => {
      const asked: string[] = []
      page.on('request', (request) => request.method() !== 'GET' && asked.push(request.url()))
      await page.goto(`${server.url}/`)
      await page.getByRole('link', { name: 'Look around with sample data' }).click()
      for (const [language, title, mark] of [
        ['en', 'Sample data: none of this is real', 'Sample'],
        ['de', 'Beispieldaten: Nichts davon ist echt', 'Beispiel'],
        ['nl', 'Voorbeeldgegevens: niets hiervan is echt', 'Voorbeeld'],
      ] as const) {
        await page.getByRole('button', { name: new RegExp(`^${language.toUpperCase()} – `) }).click()
        await page.getByText(title).waitFor()
        expect(await page.getByText(mark, { exact: true }).count()).to.equal(3)
        expect(await violationsOf(page)).to.deep.equal([])
      }
      expect(await page.locator('main').getByRole('button').count(), 'nothing in it can be pressed').to.equal(0)
      expect(asked).to.deep.equal([])
    }))

  it('cannot be framed with the headers, and refuse to start in a frame without them', () =>
    open(async (page) => {
      await page.goto(foreignUrl)
      await page.waitForTimeout(1_000)
      const framed = page.frames()[1]
      expect(await framed?.locator('h1').count()).to.equal(0)

      await page.goto(`${foreignUrl}/bare`)
      const inside = page.frameLocator('iframe')
      await inside.getByText('Nothing can be unlocked or signed here').waitFor()
      expect(await inside.getByRole('button').count()).to.equal(0)
      expect(await inside.getByRole('link').getAttribute('target')).to.equal('_blank')
    }))

  it('run no foreign code without the headers: the page carries its own policy', () =>
    open(async (page) => {
      await page.goto(`${bare.url}/`)
      await page.locator('h1').waitFor()
      const outcome = await page.evaluate(async () => {
        const violated = new Promise((resolve) =>
          addEventListener('securitypolicyviolation', ({ effectiveDirective }) => resolve(effectiveDirective)),
        )
        const script = document.createElement('script')
        script.textContent = 'window.ran = true'
        document.head.append(script)
        return { directive: await violated, ran: 'ran' in window }
      })
      expect(outcome).to.deep.equal({ directive: 'script-src-elem', ran: false })
    }))

  it('run no script whose bytes were changed on the server', () =>
    open(async (page) => {
      const [entry] = await page.goto(`${bare.url}/`).then(() => page.locator('script[type=module]').all())
      const name = (await entry?.getAttribute('src'))?.slice(2) ?? ''
      expect(name).to.match(/^assets\//)
      const named = page.locator(':is(script[src], link:is([rel=stylesheet], [rel=modulepreload]))')
      const unsealed = await named.evaluateAll((all) =>
        all.filter((one) => !one.getAttribute('integrity')?.startsWith('sha384-')).map((one) => one.outerHTML),
      )
      expect(unsealed).to.deep.equal([])

      await page.route(`**/${name}`, async (route) => {
        const response = await route.fetch()
        await route.fulfill({ response, body: `${await response.text()}\n;` })
      })
      const refused = page.waitForEvent('console', (message) => /integrity/.test(message.text()))
      await page.reload()
      await refused
      expect(await page.locator('h1').count()).to.equal(0)
    }))
})
