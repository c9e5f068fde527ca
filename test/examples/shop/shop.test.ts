import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import {
  brandIdOf,
  buildNotice,
  type Deployment,
  lockOf,
  publishNotice,
  registerBrand,
  revokeAsBrand,
} from '@consent-ledger/sdk'
import { expect } from 'chai'
import { createPublicClient, createWalletClient, type Hash, type Hex, http, type PublicClient } from 'viem'
import { privateKeyToAccount } from 'viem/accounts'
import { foundry } from 'viem/chains'
import { brandOf } from '../../../examples/shop/brandOf.ts'
import { noticeOf } from '../../../examples/shop/notices/noticeOf.ts'
import { words } from '../../../examples/shop/words/words.ts'
import { deployLedger, developmentKey } from '../../helpers/deployLedger.ts'
import { ask, ShopCustomer } from '../../helpers/shopCustomer.ts'
import { type Anvil, startAnvil } from '../../helpers/startAnvil.ts'

const purchases = { purpose: 'offers.personalised', category: 'behaviour.purchases' }
const favourites = { purpose: 'offers.personalised', category: 'preference.stated' }
const browsing = { purpose: 'recommend.products', category: 'behaviour.browsing' }
const token = 'a token for the switch of this test'
const appUrl = 'http://localhost:1'

/** Whether a row of the home page is personal, and the reasons it names, by category. */
function rowOf(html: string, purpose: string) {
  const row = html.split('<section class="row"').find((part) => part.includes(`data-purpose="${purpose}"`)) ?? ''
  const reasons = [...row.matchAll(/data-category="(.*?)" data-reason="(.*?)"/g)]
  return {
    isPersonal: row.includes('data-personal="yes"'),
    whys: row.match(/<consent-why purpose="[\w.]+" category="[\w.]+">/g)?.length ?? 0,
    text: row,
    reasons: Object.fromEntries(reasons.map(([, category, reason]) => [category, reason])),
  }
}

describe('the example shop as a process', () => {
  let folder: string
  let anvil: Anvil
  let client: PublicClient
  let deployment: Deployment
  let brandId: Hex
  let shop: ChildProcess
  let url: string
  const owner = () =>
    createWalletClient({ account: privateKeyToAccount(developmentKey), chain: foundry, transport: http(anvil.url) })
  const included = async (hash: Hash) => client.waitForTransactionReceipt({ hash })
  const open = () => ShopCustomer.open(client, deployment, { brandId, url })
  const home = async (customer: ShopCustomer) => (await customer.page('/')).text
  const rowsUsed = async () => JSON.parse((await ask(url, '/health')).text).rows.uses as number
  const setMode = (mode: string, given = token) =>
    ask(url, '/demo/endpoint', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'demo-token': given },
      body: JSON.stringify({ mode }),
    })

  const environment = (more: Record<string, string> = {}) => ({
    PATH: process.env.PATH,
    PORT: '0',
    SHOP: 'department-store',
    BRAND_ID: brandId,
    RPC_URL: anvil.url,
    DEPLOYMENT: join(folder, 'deployment.json'),
    OPERATOR_KEY: developmentKey,
    DATA_DIR: join(folder, 'data'),
    APP_URL: appUrl,
    RELAY_URL: 'http://127.0.0.1:1',
    DEMO_CONTROLS: '1',
    DEMO_TOKEN: token,
    ...more,
  })
  const start = (env: Record<string, string | undefined>) =>
    spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'examples/shop/main.ts'], {
      env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
  /** Runs a shop that cannot start; what it says and its exit code. */
  async function failing(env: Record<string, string | undefined>): Promise<{ code: number; said: string }> {
    const child = start(env)
    let said = ''
    child.stderr?.on('data', (data) => {
      said += data
    })
    const [code] = await once(child, 'exit')
    return { code, said }
  }
  async function until(isTrue: () => Promise<boolean>): Promise<void> {
    for (let attempt = 0; !(await isTrue()); attempt++) {
      if (attempt > 100) throw new Error('it did not become true within 20 s')
      await sleep(200)
    }
  }

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'consent-ledger-shop-'))
    anvil = await startAnvil({ blockTime: 1 })
    client = createPublicClient({ chain: foundry, transport: http(anvil.url), pollingInterval: 100 })
    deployment = await deployLedger({
      rpcUrl: anvil.url,
      finality: { safe: 1, finalized: 8 },
      out: join(folder, 'deployment.json'),
    })
    const { ledger, chainId } = deployment
    const { name, domain, salt } = brandOf('department-store')
    brandId = brandIdOf({ chainId, ledger, owner: owner().account.address, salt })
    await included(await registerBrand(owner(), { ledger, salt, name, domain }))
    const { document } = buildNotice(noticeOf('department-store', brandId))
    await included(await publishNotice(owner(), { ledger, brandId, document }))
    shop = start(environment())
    shop.stderr?.resume()
    const [line] = await once(createInterface({ input: shop.stdout as NodeJS.ReadableStream }), 'line')
    url = JSON.parse(line).url
  })

  after(async () => {
    if (shop?.exitCode === null) {
      shop.kill('SIGKILL')
      await once(shop, 'exit')
    }
    await anvil?.kill()
    rmSync(folder, { recursive: true, force: true })
  })

  describe('start', () => {
    it('says which variable is missing and ends with code 2', async () => {
      const { code, said } = await failing(environment({ OPERATOR_KEY: '' }))
      expect(code).to.equal(2)
      expect(said).to.match(/^OPERATOR_KEY /)
      expect(said.trim().split('\n')).to.have.length(1)
    })

    it('says that its port is taken and ends with code 2', async () => {
      const { code, said } = await failing(
        environment({ PORT: new URL(url).port, DATA_DIR: join(folder, 'other data') }),
      )
      expect(code).to.equal(2)
      expect(said).to.include(`PORT names a port that is not free: ${new URL(url).port}.`)
    })

    it('says why it cannot work for a brand that is not registered', async () => {
      const { code, said } = await failing(
        environment({ BRAND_ID: `0x${'12'.repeat(32)}`, DATA_DIR: join(folder, 'third data') }),
      )
      expect(code).to.equal(1)
      expect(said).not.to.match(/^\s+at /m)
    })
  })

  describe('what everybody sees', () => {
    it('is plain, says so, and says that the shop is fictional', async () => {
      const { status, text, headers } = await ask(url, '/', { headers: { 'accept-language': 'en' } })
      expect(status).to.equal(200)
      expect(text).to.include(words.en.plainIntro).and.to.include('fictional')
      expect(rowOf(text, 'offers.personalised').isPersonal).to.equal(false)
      expect(headers['content-security-policy']).to.include("default-src 'none'").and.to.include(appUrl)
      expect(text).not.to.match(/<style| style=|https?:\/\/(?!www\.w3\.org)/)
      expect(text.match(/<script[^>]*>/g)).to.deep.equal([
        '<script type="module" src="/consent/embed.js">',
        '<script type="module" src="/shop.js">',
      ])
    })

    it('speaks German and Dutch', async () => {
      for (const locale of ['de', 'nl'] as const) {
        const { text } = await ask(url, '/', { headers: { 'accept-language': `${locale};q=1, en;q=0.5` } })
        expect(text).to.include(`<html lang="${locale}"`).and.to.include(words[locale].plainIntro)
      }
    })

    it('is refused under another name, and to the forms of other sites', async () => {
      const { port } = new URL(url)
      expect((await ask(`http://other.localhost:${port}`, '/')).status).to.equal(421)
      const answer = await ask(url, '/sign-in', {
        method: 'POST',
        headers: { origin: 'http://other.localhost', 'content-type': 'application/x-www-form-urlencoded' },
        body: 'account=demo-1',
      })
      expect(answer.status).to.equal(403)
      expect(answer.headers['set-cookie']).to.equal(undefined)
    })

    it('leads from "Personalise my offers" through the sign-in to the consent screen', async () => {
      const asked = await ask(url, '/personalise', { method: 'POST', headers: { origin: url } })
      expect(asked.headers.location).to.equal('/sign-in?then=personalise')
      const page = await ask(url, '/sign-in?then=personalise')
      expect(page.text).to.include('name="then" value="personalise"')
      const answer = await ask(url, '/sign-in', {
        method: 'POST',
        headers: { origin: url, 'content-type': 'application/x-www-form-urlencoded' },
        body: 'then=personalise&account=demo-2',
      })
      expect(String(answer.headers['set-cookie']))
        .to.match(/HttpOnly/)
        .and.to.match(/SameSite=Lax/)
      expect(String(answer.headers.location).startsWith(`${appUrl}/#/request/${brandId}/0x`)).to.equal(true)
    })
  })

  describe('what a customer sees', () => {
    it('uses what is allowed and nothing else, and never more often than promised', async () => {
      const customer = await open()
      await customer.page('/favourites', 'department=garden')
      await customer.page('/departments/garden')
      await customer.grant([purchases])
      await until(() => customer.isAllowed(purchases))

      for (let view = 1; view <= 3; view++) {
        const row = rowOf(await home(customer), 'offers.personalised')
        expect(row.isPersonal, `view ${view}`).to.equal(true)
        expect(row.whys).to.be.above(0)
        expect(row.text).to.include('which you bought.').and.not.to.include('From your favourite')
        expect(row.reasons).to.deep.equal({ 'preference.stated': 'not-granted' })
      }
      const html = await home(customer)
      const row = rowOf(html, 'offers.personalised')
      expect(row.isPersonal).to.equal(false)
      expect(row.whys).to.equal(0)
      expect(row.reasons['behaviour.purchases']).to.equal('limit-reached')
      expect(rowOf(html, 'recommend.products').isPersonal).to.equal(false)
    })

    it('uses nothing while a consent waits, so that looking again does not use up the limit', async () => {
      const customer = await open()
      await customer.page('/departments/garden')
      await customer.grant([purchases])
      await until(() => customer.isAllowed(purchases))
      await customer.grant([browsing])
      const text = (await customer.shown()).find(({ category }) => category === browsing.category)?.text
      expect(text).to.include(words.en.reasons['not-recorded'])
      let waiting = 0
      await until(async () => {
        const html = await home(customer)
        expect(html).not.to.include('http-equiv')
        if (!html.includes('data-waiting')) return true
        waiting++
        expect(html).to.include(words.en.waiting)
        for (const purpose of ['offers.personalised', 'recommend.products']) {
          expect(rowOf(html, purpose).isPersonal).to.equal(false)
        }
        return false
      })
      expect(waiting).to.be.above(0)
      // One view ended the wait; two more of three are left.
      for (const view of [2, 3]) {
        expect(rowOf(await home(customer), 'offers.personalised').isPersonal, `view ${view}`).to.equal(true)
      }
      expect(rowOf(await home(customer), 'offers.personalised').isPersonal).to.equal(false)
    })

    it('logs no use of data that is not there', async () => {
      const customer = await open()
      await customer.grant([favourites, browsing])
      await until(() => customer.isAllowed(browsing))
      const before = await rowsUsed()
      expect(rowOf(await home(customer), 'offers.personalised').isPersonal).to.equal(false)
      expect(await rowsUsed()).to.equal(before)
      await customer.page('/favourites', 'department=garden')
      await customer.page('/departments/garden')
      const html = await home(customer)
      expect(rowOf(html, 'offers.personalised').text).to.include('From your favourite')
      expect(rowOf(html, 'recommend.products').isPersonal).to.equal(true)
      expect(await rowsUsed()).to.equal(before + 2)
    })

    it('says who ended a consent: the customer, or the shop itself', async () => {
      const customer = await open()
      const { useSecrets } = await customer.grant([favourites, browsing])
      await until(() => customer.isAllowed(browsing))
      const secretOf = (category: string) => useSecrets.find((use) => use.category === category)?.secret as Hex
      expect((await customer.revoke([secretOf(favourites.category)])).status).to.equal(200)
      const textOf = async ({ category }: { category: string }) =>
        (await customer.shown()).find((use) => use.category === category)?.text
      expect(await textOf(favourites)).to.include(words.en.reasons.revoked)

      const locks = [lockOf(secretOf(browsing.category))]
      await until(async () => JSON.parse((await ask(url, '/health')).text).waiting.revocations === 0)
      await included(await revokeAsBrand(owner(), { ledger: deployment.ledger, brandId, locks }))
      await until(async () => !(await customer.isAllowed(browsing)))
      expect(await textOf(browsing)).to.include(words.en.revokedByBrand)
    })
  })

  describe('a revocation', () => {
    it('is not taken for a consent that waits, though another consent is there', async () => {
      const customer = await open()
      await customer.page('/departments/garden')
      await customer.grant([purchases])
      const { useSecrets } = await customer.grant([browsing])
      await until(() => customer.isAllowed(browsing))
      await customer.revoke([useSecrets[0]?.secret as Hex])
      const html = await home(customer)
      expect(html).not.to.include(words.en.waiting)
      expect(rowOf(html, 'recommend.products').isPersonal).to.equal(false)
      expect(rowOf(html, 'offers.personalised').isPersonal).to.equal(true)
    })
  })

  describe('the switch for demonstrations', () => {
    afterEach(() => setMode('answer'))

    it('is not there for who does not know the token', async () => {
      expect((await setMode('off', 'not the token')).status).to.equal(404)
      expect((await ask(url, '/.well-known/consent-ledger.json')).status).to.equal(200)
    })

    it('makes the shop deaf to revocations alone', async () => {
      expect((await setMode('ignore')).status).to.equal(200)
      const customer = await open()
      expect((await customer.revoke([`0x${'01'.repeat(32)}`])).status).to.equal(503)
      const requestId = await customer.askForRequest()
      expect((await customer.readRequest(requestId)).status).to.equal(200)
    })

    it('turns the whole endpoint off, and the shop stays open', async () => {
      await setMode('off')
      expect((await ask(url, '/.well-known/consent-ledger.json')).status).to.equal(503)
      expect((await ask(url, '/consent/return.js')).status).to.equal(503)
      expect((await ask(url, '/')).status).to.equal(200)
    })

    it('knows three modes', async () => {
      expect((await setMode('lie')).status).to.equal(400)
    })
  })

  describe('end', () => {
    it('ends in order when whoever started it is gone', async () => {
      const child = start(environment({ DATA_DIR: join(folder, 'fourth data') }))
      child.stderr?.resume()
      await once(createInterface({ input: child.stdout as NodeJS.ReadableStream }), 'line')
      child.disconnect()
      expect((await once(child, 'exit'))[0]).to.equal(0)
    })

    it('ends in order on SIGTERM, and knows its customers when it is back', async () => {
      const customer = await open()
      await customer.grant([purchases])
      await until(() => customer.isAllowed(purchases))
      shop.kill('SIGTERM')
      expect((await once(shop, 'exit'))[0]).to.equal(0)
      shop = start(environment({ PORT: new URL(url).port }))
      shop.stderr?.resume()
      await once(createInterface({ input: shop.stdout as NodeJS.ReadableStream }), 'line')
      await until(() => customer.isAllowed(purchases))
    })
  })
})
