import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { encodeBase64Url } from '@consent-ledger/sdk'
import type { Guard } from '@consent-ledger/sdk/brand'
import { getRequestListener } from '@hono/node-server'
import { expect } from 'chai'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../../helpers/launchBrowser.ts'
import { accountOf, type BrandWorld, emailUse, offersUse, post, sessionOf, startBrandWorld } from './startBrandWorld.ts'

const session = sessionOf('anna')

describe('Guard: return page in a browser', () => {
  let world: BrandWorld
  let guard: Guard
  let server: Server
  let origin: string
  let browser: Browser
  let page: Page
  let problems: string[]

  before(async () => {
    world = await startBrandWorld()
    guard = await world.guardOf('return')
    const handler = guard.handler({
      session: async (request) => (request.headers.get('cookie')?.includes('session=anna') ? session : null),
    })
    const listen = getRequestListener(async (request) => {
      const { pathname } = new URL(request.url)
      if (pathname.startsWith('/consent/')) return handler(request)
      return new Response(`<h1>${pathname}</h1>`, { headers: { 'content-type': 'text/html' } })
    })
    server = createServer(listen).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as { port: number }
    origin = `http://kaufhaus-nord.localhost:${port}`
    browser = await launchBrowser()
    const context = await browser.newContext({ locale: 'de-DE' })
    await context.addCookies([{ name: 'session', value: 'anna', url: origin, sameSite: 'Lax', httpOnly: true }])
    page = await context.newPage()
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('Failed to load resource'))
        problems.push(message.text())
    })
    page.on('pageerror', (error) => problems.push(error.message))
  })
  beforeEach(() => {
    problems = []
  })
  after(async () => {
    await browser?.close()
    server?.close()
    await world.stop()
  })

  /** What the page says. */
  const said = () => page.locator('[role=status] p:visible').allInnerTexts()

  /** Opens another page of the brand, as the one is that opened the window. Gives what it hears from then on. */
  async function openListener() {
    const listener = await page.context().newPage()
    await listener.goto(`${origin}/angebote`)
    await listener.evaluate(() => {
      const heard: unknown[] = []
      const channel = new BroadcastChannel('consent-answers')
      channel.onmessage = ({ data }) => heard.push(data)
      Object.assign(window, { heard, channel })
    })
    return {
      heard: (count: number) =>
        listener.waitForFunction((count) => (window as { heard?: unknown[] }).heard?.length === count, count),
      all: () => listener.evaluate(() => (window as { heard?: unknown[] }).heard),
      close: () => listener.close(),
    }
  }

  async function returned(change: Partial<Parameters<BrandWorld['issue']>[0]> = {}): Promise<string> {
    return (await issued(change)).link
  }

  /** What the app issues for a new request, and the link it leads back with. */
  async function issued(change: Partial<Parameters<BrandWorld['issue']>[0]> = {}) {
    const { requestId } = await guard.createRequest({
      ...session,
      account: accountOf('anna'),
      uses: [emailUse, offersUse],
      locale: 'de',
      returnUrl: `${origin}/consent/return?next=/angebote`,
    })
    const { receipt, secrets } = await world.issue({ customer: 'anna', locale: 'de', requestId, ...change })
    const consent = encodeBase64Url(new TextEncoder().encode(JSON.stringify([receipt])))
    return { requestId, secrets, link: `${origin}/consent/return?next=/angebote#consent=${consent}` }
  }

  it('takes the receipts out of the address, hands them over and goes on', async () => {
    await page.goto(await returned())
    await page.locator('main[data-state=done]').waitFor()
    expect(page.url()).to.equal(`${origin}/consent/return?next=/angebote`)
    expect(await said()).to.deep.equal([
      'Danke. Ihre Einwilligung ist angekommen und gespeichert. Sie können sie jederzeit in der App widerrufen.',
    ])
    await page.waitForURL(`${origin}/angebote`)
    expect((await guard.health()).rows.receipts).to.equal(1)
    expect(problems).to.deep.equal([])
  })

  it('says in plain words when it was declined, and goes on', async () => {
    await page.goto(`${origin}/consent/return?next=/angebote&lang=nl#declined=0x${'12'.repeat(32)}`)
    expect(await said()).to.deep.equal(['U hebt geweigerd. Er is niets opgeslagen en er verandert niets.'])
    await page.waitForURL(`${origin}/angebote`)
    expect((await guard.health()).rows.receipts).to.equal(1)
  })

  it('tells other pages of the brand which request was answered, and nothing else', async () => {
    const listener = await openListener()
    const { link, requestId } = await issued()
    await page.goto(link)
    await listener.heard(1)
    await page.waitForURL(`${origin}/angebote`)
    const declined = `0x${'34'.repeat(32)}`
    await page.goto(`${origin}/consent/return?next=/angebote#declined=${declined}`)
    await page.waitForURL(`${origin}/angebote`)
    await listener.heard(2)
    for (const fragment of ['declined=<b>anything</b>', 'consent=%%%']) {
      await page.goto('about:blank')
      await page.goto(`${origin}/consent/return?next=/angebote#${fragment}`)
      await page.locator('main[data-state]').waitFor()
    }
    await page.goto('about:blank')
    expect(await listener.all()).to.deep.equal([requestId, declined])
    await listener.close()
  })

  it('says that a consent was revoked since, when an old link is opened again', async () => {
    const { link, secrets } = await issued()
    await page.goto(link)
    await page.locator('main[data-state=done]').waitFor()
    await post(guard, '/consent/revocations', { secrets: [secrets.uses[0]] }, null, {})
    await page.goto('about:blank')
    await page.goto(link)
    await page.locator('main[data-state=revoked]').waitFor()
    expect(await said()).to.deep.equal([
      'Diese Einwilligung war schon angekommen. Was Sie seither widerrufen haben, bleibt widerrufen.',
    ])
    await page.waitForURL(`${origin}/angebote`)
    expect(problems).to.deep.equal([])
  })

  it('stays and says why when the receipts are refused', async () => {
    await page.goto(await returned({ account: 'x…@example.com' }))
    await page.locator('main[data-state=not-as-asked]').waitFor()
    const [words, detail] = await said()
    expect(words).to.contain('nicht angenommen')
    expect(detail).to.contain('another account')
    expect(page.url()).to.equal(`${origin}/consent/return?next=/angebote`)
    await page.getByRole('link', { name: 'Weiter' }).click()
    await page.waitForURL(`${origin}/angebote`)

    await page.goto(`${origin}/consent/return?next=/angebote#consent=%%%`)
    await page.locator('main[data-state=unreadable]').waitFor()
    expect(await said()).to.have.length(1)
    expect(problems).to.deep.equal([])
  })
})
