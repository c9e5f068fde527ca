import { parseReceipt, type Receipt } from '@consent-ledger/sdk'
import type { BrowserContext, Page } from 'playwright-core'
import { readShop } from './shopState.ts'

/**
 * Opens an account of their own at a shop, or signs in to one that is there, and opens the shop. The form of the sign-in page is sent without
 * showing it: the story has people press it.
 */
export async function signIn(page: Page, shop: string, account = 'new'): Promise<void> {
  const context = page.context()
  const cookies = await context.cookies(shop)
  const response = await fetch(`http://127.0.0.1:${new URL(shop).port}/sign-in`, {
    method: 'POST',
    headers: { origin: shop, cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; ') },
    body: new URLSearchParams({ account }),
    redirect: 'manual',
  })
  const session = /^session=([^;]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1]
  if (session === undefined) throw new Error(`${shop} answered ${response.status} and opened no session`)
  await context.addCookies([{ name: 'session', value: session, url: shop, httpOnly: true, sameSite: 'Lax' }])
  await page.goto(shop)
}

/** Opens an account of their own at a shop and goes from there to the consent screen. */
export async function askToPersonalise(page: Page, { shop, app }: { readonly shop: string; readonly app: string }) {
  await signIn(page, shop)
  await page.locator('form[action="/personalise"] button').click()
  await page.waitForURL(`${app}/**`)
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
