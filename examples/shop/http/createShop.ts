import { randomInt } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { isStatementLocale, type Receipt, type StatementLocale } from '@consent-ledger/sdk'
import { type Guard, readGpc } from '@consent-ledger/sdk/brand'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie, setCookie } from 'hono/cookie'
import { brandOf } from '../brandOf.ts'
import { buildCatalogue } from '../catalogue/buildCatalogue.ts'
import { drawShape } from '../catalogue/drawShape.ts'
import type { Product } from '../catalogue/product.ts'
import type { Config } from '../config.ts'
import type { Customer, Session, ShopData } from '../data/shopData.ts'
import { noticeOf } from '../notices/noticeOf.ts'
import { createAwaitedUses } from '../offers/awaitedUses.ts'
import { personalOffers, plainOffers } from '../offers/chooseOffers.ts'
import { findDenials, isWaiting } from '../offers/findDenials.ts'
import { runWithConsent } from '../offers/runWithConsent.ts'
import { dataPage } from '../pages/dataPage.ts'
import { departmentPage } from '../pages/departmentPage.ts'
import { homePage, type Row } from '../pages/homePage.ts'
import { type Html, layout } from '../pages/layout.ts'
import { messagePage } from '../pages/messagePage.ts'
import { signInPage } from '../pages/signInPage.ts'
import { words } from '../words/words.ts'
import { createEndpointSwitch } from './endpointSwitch.ts'

const demoAccounts = ['demo-1', 'demo-2', 'demo-3', 'demo-4']
const accountPattern = /^(demo-[1-4]|guest-\d{6})$/
const asset = (name: string) => readFileSync(new URL(`../public/${name}`, import.meta.url), 'utf8')

/** What each row of the home page would use. */
const rows = [
  { purpose: 'offers.personalised', categories: ['behaviour.purchases', 'preference.stated'] },
  { purpose: 'recommend.products', categories: ['behaviour.browsing'] },
] as const

/**
 * The shop as one Web handler: its pages, and the guard's endpoint beside them.
 * @param options.port the port it is reached at, once it listens
 */
export function createShop(options: {
  readonly config: Config
  readonly guard: Guard
  readonly data: ShopData
  readonly port: () => number
}): Hono {
  const { config, guard, data } = options
  const { shop } = config
  const { domain } = brandOf(shop)
  const catalogue = buildCatalogue(shop)
  const notice = noticeOf(shop, config.brandId) as { uses: { purpose: string; category: string }[] }
  const app = new Hono()
  const origin = () => `http://${domain}:${options.port()}`

  /* WHO AND HOW */

  const sessionOf = (cookie: string | undefined): Session | null => (cookie ? data.findSession(cookie) : null)
  const visitorOf = (
    context: Context,
  ): { session: Session | null; customer: Customer | null; locale: StatementLocale } => {
    const session = sessionOf(getCookie(context, 'session'))
    return { session, customer: session ? data.ensureCustomer(session.customerId) : null, locale: localeOf(context) }
  }
  const departmentsIn = (locale: StatementLocale) =>
    catalogue.departments.map(({ key, name }) => ({ key, name: name[locale] }))

  function render(
    context: Context,
    title: string,
    body: Html,
    { status = 200 }: { readonly status?: 200 | 400 | 404 | 503 } = {},
  ): Response | Promise<Response> {
    const { customer, locale } = visitorOf(context)
    const url = new URL(context.req.url)
    return context.html(
      layout(
        { shop, locale, path: url.pathname + url.search, account: customer?.account ?? null },
        { title, departments: departmentsIn(locale), body },
      ),
      status,
    )
  }
  const renderMessage = (context: Context, message: string, status: 400 | 404 | 503) =>
    render(context, message, messagePage(localeOf(context), message), { status })

  /** Makes a request for consent and leads to the app's consent screen. */
  async function askForConsent(context: Context, session: Session, customer: Customer): Promise<Response> {
    const locale = localeOf(context)
    const request = await guard.createRequest({
      customerId: session.customerId,
      sessionId: session.sessionId,
      account: customer.account,
      uses: notice.uses.map(({ purpose, category }) => ({ purpose, category })),
      locale,
      returnUrl: `${origin()}/consent/return?next=/&lang=${locale}`,
    })
    return context.redirect(request.url, 303)
  }

  /* EVERY REQUEST */

  app.use('*', async (context, next) => {
    const host = context.req.header('host') ?? ''
    const allowed = [`${domain}:${options.port()}`, `127.0.0.1:${options.port()}`]
    if (!allowed.includes(host)) return context.text('Unknown host', 421)
    await next()
  })

  const awaited = createAwaitedUses()
  const endpointSwitch = createEndpointSwitch(config.demoToken)
  app.post('/demo/endpoint', endpointSwitch.set)
  const handler = guard.handler({
    session: async (request) => sessionOf(/(?:^|;\s*)session=([\w-]+)/.exec(request.headers.get('cookie') ?? '')?.[1]),
  })
  app.all('/consent/*', endpointSwitch.guard, async (context) => {
    const { session } = visitorOf(context)
    const isReceipts = session !== null && context.req.method === 'POST' && context.req.path === '/consent/receipts'
    const copy = isReceipts ? context.req.raw.clone() : null
    const response = await handler(context.req.raw)
    if (session && copy && response.status === 201) {
      const { receipts } = (await copy.json()) as { receipts: Receipt[] }
      const uses = receipts.flatMap(({ consent }) => consent.uses)
      awaited.add(session.customerId, uses)
    }
    return response
  })
  app.all('/.well-known/consent-ledger.json', endpointSwitch.guard, (context) => handler(context.req.raw))
  app.get('/health', async (context) => {
    const health = await guard.health()
    return context.body(
      JSON.stringify(health, (_, value) => (typeof value === 'bigint' ? Number(value) : value)),
      health.ready ? 200 : 503,
      { 'Content-Type': 'application/json' },
    )
  })

  app.use('*', async (context, next) => {
    if (context.req.method === 'POST' && context.req.header('origin') !== origin()) {
      return context.text('This form belongs to another site.', 403)
    }
    await next()
    context.res.headers.set(
      'Content-Security-Policy',
      `default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self' ${new URL(config.appUrl).origin}; frame-ancestors 'none'`,
    )
    context.res.headers.set('Referrer-Policy', 'same-origin') // no-referrer would make the Origin of our own forms null
    context.res.headers.set('X-Content-Type-Options', 'nosniff')
    if (!context.res.headers.has('Cache-Control')) context.res.headers.set('Cache-Control', 'no-store')
  })
  app.use('*', bodyLimit({ maxSize: 16_384 }))

  /* PAGES */

  app.get('/', async (context) => {
    const { customer, locale } = visitorOf(context)
    const gpc = readGpc(context.req.raw.headers)
    const week = Math.floor(Date.now() / 604_800_000)
    const plain = plainOffers(catalogue, week)
    const shown: Row[] = []
    // While something waits the page looks again every two seconds: nothing may be used meanwhile, or it would use up the notice's limit.
    const denialsOf = (row: { purpose: string; categories: readonly string[] }) =>
      customer ? findDenials(guard, customer.customerId, { ...row, gpc }, awaited) : []
    const mustWait = rows.some((row) => denialsOf(row).some(isWaiting))
    let hasConsent = mustWait
    for (const [index, { purpose, categories }] of rows.entries()) {
      const others = index === 0 ? plain : plainOffers(catalogue, week + 3)
      if (!customer || mustWait) {
        const denied = denialsOf({ purpose, categories })
        shown.push({ purpose, isPersonal: false, offers: others, denied })
        continue
      }
      const outcome = await runWithConsent(
        guard,
        customer.customerId,
        customer.record,
        { purpose, categories, context: 'home page', gpc },
        awaited,
        (record) => personalOffers(catalogue, record),
      )
      const offers = outcome.result?.length ? outcome.result : null
      shown.push({
        purpose,
        isPersonal: offers !== null,
        offers: offers ?? others,
        denied: outcome.denied,
      })
      if (outcome.used.length > 0 || outcome.denied.some(({ reason }) => reason !== 'not-granted')) hasConsent = true
    }
    const asOf = customer
      ? guard.check(customer.customerId, { purpose: rows[0].purpose, categories: [...rows[0].categories] }).asOf
      : null
    const body = homePage(locale, {
      shop,
      isSignedIn: customer !== null,
      isWaiting: mustWait,
      hasConsent,
      rows: shown,
      asOf,
    })
    return render(context, words[locale].tagline[shop], body)
  })

  app.get('/departments/:key', (context) => {
    const { session, locale } = visitorOf(context)
    const department = catalogue.departmentOf(context.req.param('key'))
    if (!department) return context.notFound()
    if (session) data.addVisit(session.customerId, department.key)
    return render(
      context,
      department.name[locale],
      departmentPage(locale, { title: department.name[locale], products: catalogue.productsIn(department.key) }),
    )
  })

  app.get('/data', (context) => {
    const { customer, locale } = visitorOf(context)
    if (!customer) return context.redirect('/sign-in', 303)
    const gpc = readGpc(context.req.raw.headers)
    const uses = notice.uses.map(({ purpose, category }) => {
      const [denial] = findDenials(guard, customer.customerId, { purpose, categories: [category], gpc }, awaited)
      return { purpose, category, denial: denial ?? null }
    })
    const { favourites } = customer.record
    const body = dataPage(locale, {
      uses,
      asOf: guard.check(customer.customerId, { purpose: rows[0].purpose, categories: [...rows[0].categories] }).asOf,
      manageUrl: `${config.appUrl}/#/me/brands/${config.brandId}`,
      departments: departmentsIn(locale).map((one) => ({ ...one, isFavourite: favourites.includes(one.key) })),
      purchases: data.purchasesOf(customer.customerId).flatMap(({ productId, boughtAt }) => {
        const name = catalogue.find(productId)?.name[locale]
        return name ? { name, boughtAt } : []
      }),
    })
    return render(context, words[locale].data, body)
  })

  /* FORMS */

  app.get('/sign-in', (context) => {
    const { locale } = visitorOf(context)
    const accounts = demoAccounts.map((id) => ({ id, account: data.ensureCustomer(id).account }))
    const isAsking = context.req.query('then') === 'personalise'
    return render(context, words[locale].signIn, signInPage(locale, accounts, isAsking))
  })
  app.post('/sign-in', async (context) => {
    const form = await context.req.parseBody()
    const asked = String(form.account ?? '')
    const customerId = asked === 'new' ? `guest-${randomInt(100_000, 1_000_000)}` : asked
    if (!accountPattern.test(customerId)) return renderMessage(context, words[localeOf(context)].noAccount, 400)
    const before = getCookie(context, 'session')
    if (before) data.closeSession(before)
    const customer = data.ensureCustomer(customerId)
    const session = data.openSession(customerId)
    // Without `secure`, since a local shop is reached over http.
    setCookie(context, 'session', session.sessionId, {
      httpOnly: true,
      sameSite: 'Lax',
      path: '/',
      maxAge: 2_592_000,
    })
    return form.then === 'personalise' ? askForConsent(context, session, customer) : context.redirect('/', 303)
  })
  app.post('/sign-out', (context) => {
    const sessionId = getCookie(context, 'session')
    if (sessionId) data.closeSession(sessionId)
    setCookie(context, 'session', '', { httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 0 })
    return context.redirect('/', 303)
  })
  app.post('/favourites', async (context) => {
    const { session } = visitorOf(context)
    if (!session) return context.redirect('/sign-in', 303)
    const { department = [] } = await context.req.parseBody({ all: true })
    const keys = [department].flat().map(String)
    data.setFavourites(
      session.customerId,
      catalogue.departments.map(({ key }) => key).filter((key) => keys.includes(key)),
    )
    return context.redirect('/data', 303)
  })
  app.post('/personalise', async (context) => {
    const { session, customer } = visitorOf(context)
    if (!session || !customer) return context.redirect('/sign-in?then=personalise', 303)
    return askForConsent(context, session, customer)
  })
  app.get('/language', (context) => {
    const to = context.req.query('to') ?? ''
    const next = context.req.query('next') ?? '/'
    if (isStatementLocale(to)) setCookie(context, 'language', to, { sameSite: 'Lax', path: '/', maxAge: 31_536_000 })
    return context.redirect(/^\/(?![/\\])/.test(next) ? next : '/', 303)
  })

  /* FILES */

  app.get('/shop.css', (context) => context.body(asset('shop.css'), 200, { 'Content-Type': 'text/css; charset=utf-8' }))
  app.get('/shop.js', (context) =>
    context.body(asset('shop.js'), 200, { 'Content-Type': 'text/javascript; charset=utf-8' }),
  )
  app.get('/icon.svg', (context) => context.body(asset(`${shop}.svg`), 200, { 'Content-Type': 'image/svg+xml' }))
  app.get('/scene.svg', (context) => context.body(asset(`${shop}-scene.svg`), 200, { 'Content-Type': 'image/svg+xml' }))
  app.get('/pictures/:file', (context) => {
    const product: Product | undefined = catalogue.find(context.req.param('file').replace(/\.svg$/, ''))
    if (!product) return context.notFound()
    return context.body(drawShape(product.shape, product.colour), 200, {
      'Content-Type': 'image/svg+xml',
      'Cache-Control': 'public, max-age=86400',
    })
  })

  app.notFound((context) => renderMessage(context, words[localeOf(context)].notFound, 404))
  app.onError((error, context) => {
    process.stderr.write(`${JSON.stringify({ level: 'error', name: error.name, message: error.message })}\n`)
    return renderMessage(context, words[localeOf(context)].notReady, 503)
  })
  return app
}

function localeOf(context: Context): StatementLocale {
  const chosen = getCookie(context, 'language') ?? ''
  if (isStatementLocale(chosen)) return chosen
  for (const part of (context.req.header('accept-language') ?? '').split(',')) {
    const language = part.trim().slice(0, 2).toLowerCase()
    if (isStatementLocale(language)) return language
  }
  return 'en'
}
