import { request as httpRequest } from 'node:http'
import {
  createAccessToken,
  deriveBrandKey,
  deriveSigner,
  getHead,
  getLatestNotice,
  type LedgerDomain,
  type Receipt,
} from '@consent-ledger/sdk'
import { bytesToHex, type Hex, type PublicClient } from 'viem'
import { type GeneratedConsents, signReceipts } from '../../scripts/seed/signReceipts.ts'

export type Answer = { readonly status: number; readonly headers: Record<string, unknown>; readonly text: string }
export type Use = { readonly purpose: string; readonly category: string }
/** What the shop's page of the customer's data says of one use: `yes`, or why not, in its words. */
export type ShownUse = Use & { readonly isAllowed: boolean; readonly text: string }

/** One request to a shop by its name, over the loopback address: not every system resolves `*.localhost`. */
export function ask(
  origin: string,
  path: string,
  { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  const { host, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    const request = httpRequest(
      { host: '127.0.0.1', port, path, method, headers: { ...headers, host }, agent: false, timeout: 20_000 },
      (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (data) => (text += data))
        response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, text }))
        response.on('error', reject)
      },
    )
    request.on('timeout', () => request.destroy(new Error(`${origin}${path} did not answer within 20 s`)))
    request.on('error', reject)
    request.end(body)
  })
}

/** Somebody with an account at a shop, and with the keys the app would derive for them. */
export class ShopCustomer {
  readonly #client: PublicClient
  readonly #domain: LedgerDomain
  readonly #brandId: Hex
  readonly #origin: string
  readonly #seed = bytesToHex(crypto.getRandomValues(new Uint8Array(32)))
  #cookie = ''

  private constructor(client: PublicClient, domain: LedgerDomain, { brandId, url }: { brandId: Hex; url: string }) {
    this.#client = client
    this.#domain = { chainId: domain.chainId, ledger: domain.ledger }
    this.#brandId = brandId
    this.#origin = url
  }

  /** Opens a new account at the shop. */
  static async open(
    client: PublicClient,
    domain: LedgerDomain,
    brand: { brandId: Hex; url: string },
  ): Promise<ShopCustomer> {
    const customer = new ShopCustomer(client, domain, brand)
    await customer.signIn()
    return customer
  }

  /** Opens another account, with the same keys. */
  async signIn(): Promise<void> {
    const { status, headers } = await ask(this.#origin, '/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: this.#origin },
      body: 'account=new',
    })
    if (status !== 303) throw new Error(`the shop answered ${status} to a sign-in`)
    this.#cookie = String(headers['set-cookie']).split(';')[0] as string
  }

  /** A page of the shop as this customer sees it; with a form, what the shop answers to it. */
  async page(path: string, form?: string, headers: Record<string, string> = {}): Promise<Answer> {
    return ask(this.#origin, path, {
      method: form === undefined ? 'GET' : 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        origin: this.#origin,
        cookie: this.#cookie,
        ...headers,
      },
      ...(form !== undefined && { body: form }),
    })
  }

  /** Presses "Personalise my offers". Returns the id of the request the shop made. */
  async askForRequest(): Promise<Hex> {
    const { status, headers, text } = await ask(this.#origin, '/personalise', {
      method: 'POST',
      headers: { origin: this.#origin, cookie: this.#cookie },
    })
    if (status !== 303) throw new Error(`the shop made no request (${status}): ${text}`)
    return String(headers.location).split('/').at(-1) as Hex
  }

  /** The request as the app reads it. */
  async readRequest(requestId: Hex): Promise<Answer> {
    return ask(this.#origin, `/consent/requests/${requestId}`)
  }

  /** Signs consents to uses of the latest notice, as the app does. */
  async sign(requestId: Hex, uses: readonly Use[], domain = this.#domain): Promise<GeneratedConsents> {
    const latest = await getLatestNotice(this.#client, { ledger: this.#domain.ledger, brandId: this.#brandId })
    const { notice, noticeHash } = latest as NonNullable<typeof latest>
    if (!notice) throw new Error('the brand has no readable notice')
    const { account, locale } = JSON.parse((await this.readRequest(requestId)).text)
    return signReceipts({
      domain,
      notice,
      noticeHash,
      uses: notice.uses.filter((one) =>
        uses.some(({ purpose, category }) => one.purpose === purpose && one.category === category),
      ),
      account,
      locale,
      requestId,
      issuedAt: (await getHead(this.#client)).timestamp,
      seed: this.#seed,
    })
  }

  /** Hands receipts to the shop in this session; `body` may be anything. */
  async hand(body: string | { receipts: readonly Receipt[] }): Promise<Answer> {
    return ask(this.#origin, '/consent/receipts', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.#origin, cookie: this.#cookie },
      body: typeof body === 'string' ? body : JSON.stringify({ receipts: body.receipts }),
    })
  }

  /** The whole way: request, signature, receipts in the shop's hands (201). */
  async grant(uses: readonly Use[]): Promise<GeneratedConsents> {
    const consents = await this.sign(await this.askForRequest(), uses)
    const { status, text } = await this.hand(consents)
    if (status !== 201) throw new Error(`the shop answered ${status} to a receipt: ${text}`)
    return consents
  }

  async revoke(secrets: readonly Hex[]): Promise<Answer> {
    return ask(this.#origin, '/consent/revocations', {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: this.#origin },
      body: JSON.stringify({ secrets }),
    })
  }

  /** This customer's receipts as the shop gives them out, with their recordings. */
  async receipts(): Promise<readonly Receipt[]> {
    const brandKey = deriveBrandKey({ seed: this.#seed, ...this.#domain, brandId: this.#brandId })
    const authorization = createAccessToken(this.#domain, {
      brandId: this.#brandId,
      method: 'GET',
      path: '/consent/receipts',
      issuedAt: Math.floor(Date.now() / 1000),
      privateKey: deriveSigner(brandKey).privateKey,
    })
    const { status, text } = await ask(this.#origin, '/consent/receipts', { headers: { authorization } })
    if (status !== 200) throw new Error(`the shop answered ${status}: ${text}`)
    return JSON.parse(text).receipts
  }

  /** What the shop shows this customer of each use. */
  async shown(): Promise<ShownUse[]> {
    const { status, text } = await ask(this.#origin, '/data', { headers: { cookie: this.#cookie } })
    if (status !== 200) throw new Error(`the shop answered ${status}: ${text}`)
    const rows = text.matchAll(/<li data-purpose="(.*?)" data-category="(.*?)" data-allowed="(yes|no)">(.*?)<\/li>/gs)
    return [...rows].map(([, purpose, category, isAllowed, html]) => ({
      purpose: purpose as string,
      category: category as string,
      isAllowed: isAllowed === 'yes',
      text:
        html
          ?.split('<br>')[1]
          ?.replace(/<[^>]*>/g, '')
          .trim() ?? '',
    }))
  }

  async isAllowed({ purpose, category }: Use): Promise<boolean> {
    const use = (await this.shown()).find((one) => one.purpose === purpose && one.category === category)
    if (!use) throw new Error(`the shop does not show ${purpose} with ${category}`)
    return use.isAllowed
  }

  /** The shop's own account of itself. */
  async health(): Promise<{ ready: boolean; reason: string | null; newest: { number: number } | null }> {
    return JSON.parse((await ask(this.#origin, '/health')).text)
  }
}
