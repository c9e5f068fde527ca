import { parseReceipt, type Receipt } from '@consent-ledger/sdk'
import type { BrowserContext, Page } from 'playwright-core'
import { readShop } from './shopState.ts'

/**
 * Sends the form of a shop's sign-in page without showing it: the story has people press it.
 *
 * @param account `new` opens one
 * @param next `personalise` when the customer pressed the shop's button before
 * @returns the address the shop leads to
 */
export async function openSession(page: Page, shop: string, account: string, next = ''): Promise<string> {
  const context = page.context()
  const cookies = await context.cookies(shop)
  const response = await fetch(`http://127.0.0.1:${new URL(shop).port}/sign-in`, {
    method: 'POST',
    headers: {
      origin: shop,
      cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '),
      'accept-language': await page.evaluate(() => navigator.language),
    },
    body: new URLSearchParams([
      ['account', account],
      ['then', next],
    ]),
    redirect: 'manual',
  })
  const session = /^session=([^;]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1]
  const location = response.headers.get('location')
  if (session === undefined || location === null)
    throw new Error(`${shop} answered ${response.status} and opened no session`)
  await context.addCookies([{ name: 'session', value: session, url: shop, httpOnly: true, sameSite: 'Lax' }])
  return new URL(location, shop).href
}

/** Signs in at a shop, to an account of their own unless told otherwise, and opens the shop. */
export async function signIn(page: Page, shop: string, account = 'new'): Promise<void> {
  await page.goto(await openSession(page, shop, account))
}

/** Signs in at a shop, to an account of their own unless told otherwise, and goes from there to the consent screen. */
export async function askToPersonalise(
  page: Page,
  { shop, app }: { readonly shop: string; readonly app: string },
  account = 'new',
): Promise<void> {
  const address = await openSession(page, shop, account, 'personalise')
  if (!address.startsWith(`${app}/`)) throw new Error(`${shop} leads to ${address}`)
  // From a page of the app only the part after `#` would change, and it would stay unlocked.
  if (page.url().startsWith(`${app}/`)) await page.goto('about:blank')
  await page.goto(address)
}

/** Presses the button that signs; returns the receipts the page hands to the shop on the way back. */
export async function signAndReturn(page: Page, shop: string, button = 'Sign and return'): Promise<readonly Receipt[]> {
  const [handed] = await Promise.all([
    page.waitForRequest((request) => request.method() === 'POST' && request.url() === `${shop}/consent/receipts`),
    page.getByRole('button', { name: button }).click(),
  ])
  await page.waitForURL(`${shop}/`)
  return (JSON.parse(handed.postData() ?? '') as { receipts: unknown[] }).receipts.map((receipt) =>
    parseReceipt(JSON.stringify(receipt)),
  )
}

/** @param uses as `purpose|category` */
export async function waitUntilAllowed(context: BrowserContext, shop: string, uses: readonly string[]): Promise<void> {
  for (const end = Date.now() + 30_000; ; ) {
    const state = await readShop(context, shop)
    if (uses.every((use) => state.uses.get(use))) return
    if (Date.now() > end) throw new Error(`${shop} does not allow ${uses.join(', ')}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
