import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { gzipSync } from 'node:zlib'
import type { Guard } from '@consent-ledger/sdk/brand'
import { getRequestListener } from '@hono/node-server'
import { expect } from 'chai'
import type { Browser, Page } from 'playwright-core'
import { embedScript } from '../../sdk/src/embed/embedScript.ts'
import { embedWords } from '../../sdk/src/embed/embedWords.ts'
import { launchBrowser } from '../helpers/launchBrowser.ts'
import { violationsOf } from '../helpers/violationsOf.ts'
import { type BrandWorld, emailUse, offersUse, sessionOf, startBrandWorld } from './brand/startBrandWorld.ts'

/** Bytes of the script, packed with gzip. */
const budget = 15_000

/** The policy of a strict page: nothing inline, nothing from elsewhere. */
const policy =
  "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'none'; form-action 'self'; base-uri 'none'"

describe('the elements for the pages of brands', function () {
  this.slow(5_000)

  let world: BrandWorld
  let guard: Guard
  let server: Server
  let origin: string
  let browser: Browser
  let page: Page
  let problems: string[]
  let body = ''
  let language = 'en'
  let isDown = false
  const posted: string[] = []

  before(async () => {
    world = await startBrandWorld()
    guard = await world.guardOf('embed')
    const handler = guard.handler({
      session: async (request) => {
        const name = /session=(\w+)/.exec(request.headers.get('cookie') ?? '')?.[1]
        return name === undefined ? null : sessionOf(name)
      },
    })
    const listen = getRequestListener(async (request) => {
      const { pathname } = new URL(request.url)
      if (pathname === '/consent/explanation' && isDown) return new Response(null, { status: 500 })
      if (pathname.startsWith('/consent/')) return handler(request)
      if (request.method === 'POST') posted.push(pathname)
      return new Response(
        `<!doctype html><html lang="${language}"><title>Shop</title><meta name="color-scheme" content="light dark"><script type="module" src="/consent/embed.js"></script><main><h1>Shop</h1>${body}</main></html>`,
        { headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy } },
      )
    })
    server = createServer(listen).listen(0, '127.0.0.1')
    await once(server, 'listening')
    origin = `http://kaufhaus-nord.localhost:${(server.address() as { port: number }).port}`
    await world.grant(guard, { customer: 'anna', uses: [offersUse] })
    await world.record(guard)
    browser = await launchBrowser()
  })
  after(async () => {
    await browser?.close()
    server?.close()
    await world?.stop()
  })

  async function open(options: {
    readonly html: string
    readonly customer?: string
    readonly language?: string
    readonly isDark?: boolean
  }): Promise<void> {
    await page?.context().close()
    const context = await browser.newContext({ colorScheme: options.isDark ? 'dark' : 'light' })
    context.setDefaultTimeout(10_000)
    if (options.customer)
      await context.addCookies([{ name: 'session', value: options.customer, url: origin, sameSite: 'Lax' }])
    problems = []
    page = await context.newPage()
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        problems.push(message.text())
    })
    page.on('pageerror', (error) => problems.push(error.message))
    body = options.html
    language = options.language ?? 'en'
    await page.goto(`${origin}/`)
  }
  const ask = async (words = embedWords.en) => {
    await page.getByText(words.why).click()
    // the element looks it up in the event that tells of the opening, which comes after the press
    await page.locator('consent-why[open]').waitFor()
    await page.getByText(words.looking).waitFor({ state: 'detached' })
  }
  const why = `<consent-why purpose="${offersUse.purpose}" category="${offersUse.category}">Because of your boots.</consent-why>`

  it(`are one script of at most ${budget} bytes`, () => {
    expect(gzipSync(embedScript, { level: 9 }).length).to.be.within(1_000, budget)
  })

  for (const [locale, words] of Object.entries(embedWords)) {
    it(`say which use, since when, as of which block, and where to stop it (${locale})`, async () => {
      await open({ html: why, customer: 'anna', language: locale })
      await ask(words)
      const text = ((await page.locator('consent-why details').textContent()) ?? '').replace(/\s+/g, ' ')
      for (const part of [words.allowed, words.checked]) {
        const pattern = part
          .split(/\{\w+\}/)
          .map((one) => one.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
          .join('.+')
        expect(text).to.match(new RegExp(pattern))
      }
      const stop = page.getByRole('link', { name: words.stop })
      expect(await stop.getAttribute('href')).to.match(/#\/me\/brands\/0x[0-9a-f]{64}$/)
      await page.getByText('Because of your boots.').waitFor()
      await page.getByText(words.brandSays).waitFor()
      expect(problems).to.deep.equal([])
    })
  }

  it('say that no consent was found, for another use and for another customer', async () => {
    const other = `<consent-why purpose="${emailUse.purpose}" category="${emailUse.category}"></consent-why>`
    for (const [html, customer] of [
      [other, 'anna'],
      [why, 'berta'],
    ] as const) {
      await open({ html, customer })
      await ask()
      await page.getByText(embedWords.en.none).waitFor()
      expect(await page.getByRole('link', { name: embedWords.en.stop }).count()).to.equal(0)
    }
  })

  it('say that nobody is signed in', async () => {
    await open({ html: why })
    await ask()
    await page.getByText(embedWords.en.signedOut).waitFor()
  })

  it('never say "none" when it could not be looked up, and try again with the keyboard', async () => {
    isDown = true
    await open({ html: why, customer: 'anna' })
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByText(embedWords.en.failed).waitFor()
    expect(await page.getByText(embedWords.en.none).count()).to.equal(0)
    isDown = false
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: embedWords.en.stop }).waitFor()
  })

  it('lead to the consent screen in our words alone', async () => {
    await open({
      html: '<consent-request action="/personalise">Click here to win!</consent-request>',
      customer: 'anna',
    })
    const button = page.getByRole('button', { name: embedWords.en.request })
    await button.waitFor()
    const hasPlace = await page
      .locator('consent-request')
      .evaluate((node) => node.shadowRoot?.querySelector('slot') !== null)
    expect(hasPlace, 'a place for words of the page').to.equal(false)
    await button.click()
    await page.waitForURL(`${origin}/personalise`)
    expect(posted).to.deep.equal(['/personalise'])
    await open({ html: '<consent-request again action="/personalise"></consent-request>', language: 'nl-BE' })
    await page.getByRole('button', { name: embedWords.nl.requestAgain }).waitFor()
  })

  it('say on the page that a request was answered in another window, for as long as they stand there', async () => {
    await open({ html: '<consent-request action="/personalise"></consent-request>', customer: 'anna' })
    await page.evaluate(() => {
      const answers: unknown[] = []
      addEventListener('consent-answer', (event) => answers.push((event as CustomEvent).detail))
      Object.assign(window, { answers })
    })
    const other = await page.context().newPage()
    await other.goto(`${origin}/`)
    const answer = (requestId: string) =>
      other.evaluate((requestId) => new BroadcastChannel('consent-answers').postMessage(requestId), requestId)
    const answers = (count: number) =>
      page
        .waitForFunction((count) => (window as { answers?: unknown[] }).answers?.length === count, count)
        .then(() => page.evaluate(() => (window as { answers?: unknown[] }).answers))
    await answer('0x01')
    expect(await answers(1)).to.deep.equal([{ requestId: '0x01' }])
    const element = await page.locator('consent-request').elementHandle()
    await element?.evaluate((node) => node.remove())
    await answer('0x02')
    await element?.evaluate((node) => document.querySelector('main')?.append(node))
    await answer('0x03')
    expect(await answers(2), 'moved to another place').to.deep.equal([{ requestId: '0x01' }, { requestId: '0x03' }])
    expect(problems).to.deep.equal([])
  })

  it('keep their looks, whatever the page does with its own', async () => {
    await open({ html: why, customer: 'anna' })
    await ask()
    const colour = () =>
      page.getByRole('link', { name: embedWords.en.stop }).evaluate((node) => getComputedStyle(node).color)
    const before = await colour()
    await page.evaluate(() => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(
        'main { color: #fff; font-size: 2px; --accent: #fff } a { color: #fff !important } * { --consent-font: serif }',
      )
      document.adoptedStyleSheets = [sheet]
    })
    expect(await colour()).to.equal(before)
    const shown = await page
      .getByRole('link', { name: embedWords.en.stop })
      .evaluate((node) => [getComputedStyle(node).fontFamily, Number.parseFloat(getComputedStyle(node).fontSize)])
    expect(shown).to.deep.equal(['serif', 15])
  })

  for (const isDark of [false, true]) {
    it(`pass axe, ${isDark ? 'dark' : 'light'}`, async () => {
      const html = `${why}<consent-request action="/personalise"></consent-request>`
      await open({ html, customer: 'anna', isDark })
      await page.evaluate(
        (colours) => {
          const sheet = new CSSStyleSheet()
          sheet.replaceSync(`html { ${colours} }`)
          document.adoptedStyleSheets = [sheet]
        },
        isDark ? 'background: #141817; color: #fff' : 'background: #fff',
      )
      await ask()
      expect(await violationsOf(page)).to.deep.equal([])
    })
  }

  it('are answered to pages of the brand alone, for words of the vocabulary', async () => {
    const handler = guard.handler({ session: async () => sessionOf('anna') })
    const get = (query: string, headers: Record<string, string> = {}) =>
      handler(new Request(`${origin}/consent/explanation${query}`, { headers }))
    const query = `?purpose=${offersUse.purpose}&category=${offersUse.category}&locale=en`
    const good = await get(query, { 'sec-fetch-site': 'same-origin' })
    expect(good.status).to.equal(200)
    expect(good.headers.get('cache-control')).to.equal('no-store')
    expect(await good.json()).to.deep.include({ found: true, purpose: offersUse.purpose })
    for (const site of ['cross-site', 'same-site', 'none'])
      expect((await get(query, { 'sec-fetch-site': site })).status, site).to.equal(403)
    expect((await get('?purpose=make.up')).status).to.equal(400)
    expect((await get(`?purpose=${offersUse.purpose}&category=make.up`)).status).to.equal(400)
    const optedOut = await get(query, { 'sec-gpc': '1' })
    expect(await optedOut.json()).to.have.property('found')
  })
})
