import type { BrowserContext } from 'playwright-core'

/** What a shop says it may use, at one moment. */
export type ShopState = {
  /** Unix milliseconds when the answer was there. */
  readonly answeredAt: number
  /** The block the shop had read when it decided. */
  readonly block: number
  /** Each use of its notice as `purpose|category`, with its answer. */
  readonly uses: ReadonlyMap<string, boolean>
}

/** Asks a shop's page "Your data" in the session of a browser profile, without a browser: its answers are timed. */
export async function readShop(context: BrowserContext, shopUrl: string): Promise<ShopState> {
  const cookies = await context.cookies(shopUrl)
  const response = await fetch(`http://127.0.0.1:${new URL(shopUrl).port}/data`, {
    headers: { cookie: cookies.map(({ name, value }) => `${name}=${value}`).join('; '), 'accept-language': 'en' },
    redirect: 'error',
  })
  const html = await response.text()
  const answeredAt = Date.now()
  const uses = [...html.matchAll(/data-purpose="([^"]+)" data-category="([^"]+)" data-allowed="(yes|no)"/g)]
  const block = /class="fresh">\D*(\d+)/.exec(html)?.[1]
  if (!response.ok || uses.length === 0 || block === undefined)
    throw new Error(`${shopUrl} answered ${response.status}`)
  return {
    answeredAt,
    block: Number(block),
    uses: new Map(uses.map(([, purpose, category, allowed]) => [`${purpose}|${category}`, allowed === 'yes'])),
  }
}

/**
 * Asks a shop again and again until it denies some uses.
 *
 * @param uses as `purpose|category`
 * @returns every answer in order; the last one denies all of them
 */
export async function watchUntilDenied(
  context: BrowserContext,
  shopUrl: string,
  uses: readonly string[],
  seconds = 60,
): Promise<readonly ShopState[]> {
  const answers: ShopState[] = []
  const end = Date.now() + seconds * 1000
  while (Date.now() < end) {
    const answer = await readShop(context, shopUrl)
    answers.push(answer)
    if (uses.every((use) => answer.uses.get(use) === false)) return answers
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`${shopUrl} still allows one of ${uses.join(', ')} after ${seconds} s`)
}

/** How many receipts a shop holds, of all its customers. */
export async function countReceipts(shopUrl: string): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${new URL(shopUrl).port}/health`)
  const { rows } = (await response.json()) as { rows: { receipts: number } }
  return rows.receipts
}
