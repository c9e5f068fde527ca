import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../../helpers/launchBrowser.ts'
import { type Everything, startEverything } from '../../helpers/startEverything.ts'
import { openPerson, type Person } from '../person.ts'
import { publishChangedNotice } from '../publishChangedNotice.ts'
import { readShop } from '../shopState.ts'
import { fileOf, type Language, languages, themes, type Width, widths } from './matrix.ts'

const folder = process.env.SCREENS_FOLDER as string

/** Walks to each key screen with a real wallet on a real chain, and pictures it in every language, theme and width. */
describe('key screens', function () {
  this.timeout(300_000)
  this.slow(600_000)
  this.bail(true)

  let world: Everything
  let browser: Browser
  let customer: Person
  let store: string
  let pharmacy: string
  let storeId: string

  before(async () => {
    rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true })
    world = await startEverything({ customers: 20 })
    const [first, second] = world.brands as [Everything['brands'][number], Everything['brands'][number]]
    store = first.url
    storeId = first.brandId
    pharmacy = second.url
    browser = await launchBrowser()
    customer = await openPerson(browser, { origins: [world.app, world.chain, world.service, store, pharmacy] })
  })

  after(async () => {
    await writeSheets()
    await browser?.close()
    await world?.stop({ remove: true })
  })

  /** Waits for the page's heading and its fonts, and until both are painted. */
  const settle = async (page: Page) => {
    await page.locator('h1').first().waitFor()
    await page.evaluate(async () => {
      await document.fonts.ready
      for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame)
    })
  }

  /** Pictures the page as it stands; `language` is the one it speaks now. */
  async function picture(screen: string, language: Language): Promise<void> {
    const { page } = customer
    for (const theme of themes) {
      await page.emulateMedia({ colorScheme: theme })
      for (const width of Object.keys(widths) as Width[]) {
        await page.setViewportSize(widths[width])
        await settle(page)
        await page.screenshot({ path: join(folder, fileOf(screen, language, theme, width)), fullPage: true })
      }
    }
    await page.emulateMedia({ media: null, colorScheme: 'light' })
    await page.setViewportSize(widths.desktop)
  }

  /** Pictures a screen of the app, switching its language in place; a dialog that `isReady` opens is closed again. */
  async function pictureInAll(screen: string, isReady?: (page: Page) => Promise<unknown>): Promise<void> {
    const { page } = customer
    const choose = async (language: Language) => {
      const name = new RegExp(`^${language.toUpperCase()} – `)
      await page.getByRole('banner').getByRole('button', { name }).click()
      await page.locator(`html[lang=${language}]`).waitFor()
    }
    for (const language of languages) {
      await choose(language)
      await isReady?.(page)
      await picture(screen, language)
      await page.keyboard.press('Escape')
    }
    await choose('en')
  }

  /** Goes to a page of the app; ready when the one before is gone and its own content is there. */
  const go = async (hash: string) => {
    const { page } = customer
    const pathOf = (address: string) => address.replace(/^[^#]*/, '').split('?')[0]
    const before = pathOf(page.url()) === pathOf(hash) ? null : await page.locator('main').elementHandle()
    await page.evaluate((to) => location.assign(to), hash)
    await before?.waitForElementState('hidden')
    await page.locator('main h1').waitFor()
  }

  async function request(shop: string, language: Language): Promise<void> {
    const { page } = customer
    await page.goto(`${shop}/language?to=${language}`)
    await page.locator('form[action="/personalise"] button').click()
    await page.waitForURL(`${world.app}/**`)
    await page.getByRole('button', { name: 'Demo wallet' }).waitFor()
    await page.locator(`html[lang=${language}]`).waitFor()
  }

  async function signIn(shop: string): Promise<void> {
    await customer.page.goto(`${shop}/sign-in`)
    await customer.page.locator('button[value=demo-1]').click()
    await customer.page.waitForURL(`${shop}/`)
  }

  it('home', async () => {
    await customer.page.goto(`${world.app}/`)
    await customer.page.locator('h1').first().waitFor()
    await pictureInAll('01-home')
    await go('#/tour')
    for (const [index, view] of ['', '-data', '-grid', '-timeline'].entries()) {
      await customer.page.getByRole('tab').nth(index).click()
      await customer.page.getByRole('tabpanel').locator('li, dl, table').first().waitFor()
      await pictureInAll(`01-tour${view}`)
    }
  })

  it('the door of a passkey', async () => {
    await go('#/me')
    await customer.page.getByRole('button', { name: 'Use a passkey, no wallet needed' }).click()
    await customer.page.getByRole('button', { name: 'Make a new passkey' }).waitFor()
    await pictureInAll('01-passkey')
  })

  it('the shops before, the wallet, the consent screen, the statement, a special use', async () => {
    const { page } = customer
    await signIn(store)
    await signIn(pharmacy)
    for (const language of languages) {
      await page.goto(`${store}/language?to=${language}`)
      await picture('02-shop-plain', language)
      await request(store, language)
      await picture('03-choose-wallet', language)
      await customer.unlock()
      await page.getByRole('switch').first().waitFor()
      const labels = page.locator('label:has([role=switch])')
      for (const index of [0, 1, 2]) await labels.nth(index).click()
      await picture('04-consent', language)
      await page
        .locator('main button:not([disabled])')
        .filter({ hasText: /^(Allow selected|Auswahl erlauben|Selectie toestaan)$/ })
        .click()
      await page.locator('[data-statement]').waitFor()
      await picture('05-statement', language)
      await request(pharmacy, language)
      await customer.unlock()
      await page.locator('main h2').first().waitFor()
      await picture('06-special', language)
    }
  })

  it('a wallet’s question', async () => {
    const { page } = customer
    const dialog = page.locator('dialog[open]:has(button.approve)')
    for (const language of languages) {
      await request(store, language)
      await page.getByRole('button', { name: 'Demo wallet' }).click()
      await dialog.waitFor()
      await picture('07-unlocking', language)
      await dialog.locator('button:not(.approve)').click()
    }
  })

  it('my consents, one brand, a receipt, activity, settings, revoking', async () => {
    const { page } = customer
    for (const [shop, language] of [
      [store, 'en'],
      [pharmacy, 'en'],
    ] as const) {
      await request(shop, language)
      await customer.unlock()
      if (shop === store) {
        await page.getByRole('switch').first().waitFor()
        const labels = page.locator('label:has([role=switch])')
        for (const index of [0, 1, 2]) await labels.nth(index).click()
        await page.getByRole('button', { name: 'Allow selected' }).click()
      } else {
        for (const step of [1, 2, 3, 4]) {
          await page.getByText(`Step ${step} of 4`).waitFor()
          await page.getByRole('button', { name: 'I agree explicitly' }).click()
        }
      }
      await page.locator('[data-statement]').first().waitFor()
      await page.getByRole('button', { name: 'Sign and return' }).click()
      await page.waitForURL(`${shop}/`)
    }
    const end = Date.now() + 40_000
    for (const shop of [store, pharmacy])
      while (![...(await readShop(customer.context, shop)).uses.values()].some(Boolean) && Date.now() < end)
        await page.waitForTimeout(250)
    for (const language of languages) {
      await page.goto(`${store}/language?to=${language}`)
      await picture('08-shop-personal', language)
    }
    await page.goto(`${world.app}/#/me`)
    await customer.unlock()
    await page.getByRole('link', { name: 'Kaufhaus Nord' }).waitFor()
    await page.getByText('Waiting to be recorded').first().waitFor({ state: 'detached' })
    await page.getByText('Allowed', { exact: true }).nth(1).waitFor()
    await pictureInAll('09-my-consents')
    await go('#/me?by=data')
    await pictureInAll('10-my-data')
    await go('#/me?by=grid')
    await page.getByRole('grid').waitFor()
    await pictureInAll('10-my-grid')
    await go('#/me?by=timeline')
    await page.locator('[role=spinbutton]').first().waitFor()
    await pictureInAll('10-my-timeline')
    await go('#/me/review')
    await page.getByRole('button', { name: 'Begin' }).waitFor()
    await pictureInAll('10-review')
    await page.getByRole('button', { name: 'Begin' }).click()
    await page.getByRole('switch').first().waitFor()
    await page.locator('label:has([role=switch])').first().click()
    await pictureInAll('10-review-brand')
    await go(`#/me/brands/${storeId}`)
    await page.getByRole('link', { name: 'Receipt' }).first().waitFor()
    await pictureInAll('11-brand')
    await page.getByRole('link', { name: 'Receipt' }).first().click()
    await page.getByText('The proof, walked again in this browser, leads to a root the chain holds.').waitFor()
    await pictureInAll('12-receipt')
    await pictureInAll('12-receipt-printed', (it) => it.emulateMedia({ media: 'print' }))
    await go('#/me/settings')
    await pictureInAll('13-settings')
    await go('#/me')
    await pictureInAll('14-review', async (it) => {
      await it.getByRole('button', { name: /^(Stop everything|Alles beenden|Alles stoppen)$/ }).click()
      await it.locator('[role=dialog], [role=alertdialog]').first().waitFor()
    })
    await page.getByRole('button', { name: 'Revoke: everything at Kaufhaus Nord' }).click()
    await page.waitForTimeout(300)
    await pictureInAll('15-being-revoked')
    await go('#/me/activity')
    await pictureInAll('16-activity')
  })

  it('what has changed in a notice', async () => {
    const { page } = customer
    await publishChangedNotice(world, world.brands[0] as Everything['brands'][number])
    for (const language of languages) {
      await request(store, language)
      await customer.unlock()
      await page.locator('#notice-changes').waitFor()
      await picture('17-notice-changes', language)
    }
  })

  it('the auditor', async () => {
    await customer.page.goto(`${world.app}/#/`)
    await go(`#/audit?brand=${storeId}`)
    await customer.page.waitForTimeout(3000)
    await pictureInAll('18-audit')
  })

  /** Per screen and width one page with all its pictures, to look at them side by side. */
  async function writeSheets(): Promise<void> {
    const screens = [...new Set(readdirSync(folder).map((file) => file.split('.')[0] as string))]
    const page = await browser.newPage({ viewport: { width: 2000, height: 1000 } })
    for (const screen of screens) {
      for (const width of Object.keys(widths) as Width[]) {
        const cells = languages.flatMap((language) =>
          themes.map((theme) => `<img src="${fileOf(screen, language, theme, width)}">`),
        )
        const file = join(folder, `sheet-${screen}-${width}.html`)
        const [columns, size] = width === 'desktop' ? [3, 660] : [6, 330]
        const style = `body{margin:4px;background:#888;display:grid;grid-template-columns:repeat(${columns},${size}px);gap:4px;align-items:start}img{width:100%}`
        writeFileSync(file, `<!doctype html><style>${style}</style>${cells.join('')}`)
        await page.goto(pathToFileURL(file).href)
        await page.screenshot({ path: file.replace('.html', '.png'), fullPage: true })
      }
    }
    await page.close()
  }
})
