import { expect } from 'chai'
import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core'
import { violationsOf } from '../helpers/violationsOf.ts'

/** A person at a browser profile of their own: what they press is counted, and what their pages do wrong is kept. */
export type Person = {
  readonly context: BrowserContext
  readonly page: Page
  /** Unix milliseconds of each press made with the pointer on any page of the profile, in order. */
  readonly presses: readonly number[]
  /** Titles of the wallet's questions so far, in order. */
  readonly questions: readonly string[]
  /** Presses a button of the wallet's next question, and waits until the question is gone. */
  approve(): Promise<string>
  /** Chooses the demo wallet and says yes to each of its questions until the page is unlocked. */
  unlock(): Promise<readonly string[]>
  /**
   * Fails on any finding of axe on the page as it stands, on colours that cannot be told apart in the other theme, and on a class no
   * stylesheet knows.
   */
  assertAccessible(): Promise<void>
  /** Fails if a page asked another origin, broke its own policy, or threw. */
  assertQuiet(): void
}

/**
 * Opens a new browser profile.
 *
 * @param options.origins the only origins its pages may ask
 */
export async function openPerson(
  browser: Browser,
  options: { readonly origins: readonly string[]; readonly profile?: BrowserContextOptions },
): Promise<Person> {
  const context = await browser.newContext({
    locale: 'en-GB',
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    acceptDownloads: true,
    ...options.profile,
  })
  context.setDefaultTimeout(20_000)
  const complaints: string[] = []
  const presses: number[] = []
  const questions: string[] = []

  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (/^(https?|wss?):$/.test(protocol) && !options.origins.includes(origin))
      complaints.push(`asked ${request.url()}`)
  })
  context.on('console', (message) => {
    // A server that is switched off on purpose makes the browser itself say so; everything else is the page's own doing.
    const isOff = /^Failed to load resource:|^Access to fetch at .* has been blocked by CORS policy/.test(
      message.text(),
    )
    if (message.type() === 'error' && !isOff) {
      complaints.push(`${message.page()?.url()}: ${message.text()}`)
    }
  })
  context.on('weberror', (webError) => complaints.push(`threw ${webError.error().stack}`))
  await context.exposeBinding('countPress', (_, at: number) => presses.push(at))
  await context.addInitScript(() => {
    const { countPress } = window as never as { countPress(at: number): void }
    addEventListener('pointerdown', (event) => event.isTrusted && countPress(Date.now()), { capture: true })
  })
  const page = await context.newPage()
  const dialog = page.locator('dialog[open]:has(button.approve)')

  async function approve(): Promise<string> {
    await dialog.waitFor()
    const shown = await dialog.elementHandle()
    const title = (await dialog.locator('h2').textContent()) ?? ''
    questions.push(title)
    await dialog.locator('button.approve').click()
    await shown?.waitForElementState('hidden')
    return title
  }

  async function unlock(): Promise<readonly string[]> {
    const before = questions.length
    const panel = page.locator('section h2', {
      hasText: /^(Unlock with your wallet|Mit Ihrer Wallet entsperren|Ontgrendelen met uw wallet)$/,
    })
    await page.getByRole('button', { name: 'Demo wallet' }).click()
    for (;;) {
      const next = await Promise.race([
        dialog.waitFor().then(() => 'question' as const),
        panel.waitFor({ state: 'detached' }).then(() => 'unlocked' as const),
      ])
      if (next === 'unlocked') return questions.slice(before)
      await approve()
    }
  }

  return {
    context,
    page,
    presses,
    questions,
    approve,
    unlock,
    async assertAccessible() {
      const scheme = await page.evaluate(() => (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'))
      expect(await violationsOf(page), `${page.url()} (${scheme})`).to.deep.equal([])
      // Colours are all that the other theme changes.
      const other = scheme === 'dark' ? 'light' : 'dark'
      await page.emulateMedia({ colorScheme: other })
      expect(await violationsOf(page, ['color-contrast']), `${page.url()} (${other})`).to.deep.equal([])
      await page.emulateMedia({ colorScheme: scheme })
      const unstyled = await page.locator('[class~=undefined]').evaluateAll((all) => all.map((one) => one.outerHTML))
      expect(unstyled, `${page.url()}: looks without a style`).to.deep.equal([])
    },
    assertQuiet() {
      expect(complaints).to.deep.equal([])
    },
  }
}

/** What an element looks like and how large it is, to compare two that must weigh the same. */
export function appearanceOf(element: Locator): Promise<Record<string, string | number>> {
  return element.evaluate((node) => {
    const style = getComputedStyle(node)
    const { width, height } = node.getBoundingClientRect()
    const names = [
      'color',
      'backgroundColor',
      'borderColor',
      'borderWidth',
      'borderStyle',
      'borderRadius',
      'fontFamily',
      'fontSize',
      'fontWeight',
      'textDecorationLine',
      'padding',
      'opacity',
      'boxShadow',
    ] as const
    return { ...Object.fromEntries(names.map((name) => [name, style[name]])), width, height }
  })
}
