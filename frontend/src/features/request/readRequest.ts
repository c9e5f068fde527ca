import {
  findNoticeUse,
  getBrand,
  getLatestNotice,
  isSpecialUse,
  isStatementLocale,
  type Notice,
  type NoticeUse,
  originOfDomain,
  type ReadClient,
} from '@consent-ledger/sdk'
import { bytesToString, type Hex } from 'viem'
import type { Env } from '../../config/env.ts'
import { findBrandEndpoint } from '../../config/findBrandEndpoint.ts'
import { RequestRefusedError } from '../../config/requestRefusedError.ts'
import { readHead } from '../../config/useHead.ts'
import { checkReturnUrl } from './checkReturnUrl.ts'
import { type BrandRequest, parseRequest } from './parseRequest.ts'

/** Milliseconds the brand's server may take. */
const patience = 8_000

/** A request that has been checked against the chain and the brand's domain. */
export type CheckedRequest = {
  readonly brandId: Hex
  readonly name: string
  readonly domain: string
  readonly notice: Notice
  /** The published text, to be kept beside the receipts. */
  readonly noticeText: string
  readonly noticeHash: Hex
  readonly request: BrandRequest
  /** What is asked for, in the order it is shown: ordinary uses first, then each special one. */
  readonly ordinary: readonly NoticeUse[]
  readonly special: readonly NoticeUse[]
}

/**
 * Reads who asks from the chain, checks the domain both ways, fetches the request and checks it.
 *
 * @throws {RequestRefusedError} saying what is wrong
 * @throws {BrandMismatchError} when the domain does not name this brand
 * @throws {BrandUnreachableError} when it does not answer
 * @throws {ChainUnreadableError} when the node does not answer
 */
export async function readRequest(
  client: ReadClient,
  input: { readonly env: Env; readonly brandId: Hex; readonly requestId: Hex },
): Promise<CheckedRequest> {
  const { env, brandId, requestId } = input
  const { ledger } = env
  const [brand, latest, head] = await Promise.all([
    getBrand(client, { ledger, brandId }),
    getLatestNotice(client, { ledger, brandId }),
    readHead(client),
  ])
  if (brand === null) throw new RequestRefusedError('unknown-brand')
  if (latest === null || latest.notice === null) throw new RequestRefusedError('no-notice')
  const { notice, noticeHash } = latest
  if (notice.controller.name !== brand.name || notice.controller.domain !== brand.domain) {
    throw new RequestRefusedError('controller')
  }

  const endpoint = await findBrandEndpoint({ env, brand: { brandId, domain: brand.domain } })
  const origin = originOfDomain(brand.domain, env)
  try {
    const request = parseRequest(await fetchRequest(`${endpoint}/requests/${requestId}`))
    const asked = findAsked({ request, requestId, notice, noticeHash, origin, now: head.timestamp })
    return {
      brandId,
      name: brand.name,
      domain: brand.domain,
      notice,
      noticeText: bytesToString(latest.document),
      noticeHash,
      request,
      ordinary: asked.filter((use) => !isSpecialUse(use)),
      special: asked.filter(isSpecialUse),
    }
  } catch (error) {
    if (!(error instanceof RequestRefusedError)) throw error
    // The domain is checked by now: the customer can be shown the way back.
    throw new RequestRefusedError(error.fault, { cause: error.cause, brand: { name: brand.name, origin } })
  }
}

/** Checks a request against the notice and the domain. Gives the uses it asks for. */
function findAsked(input: {
  readonly request: BrandRequest
  readonly requestId: Hex
  readonly notice: Notice
  readonly noticeHash: Hex
  readonly origin: string
  /** The chain's time, Unix seconds. */
  readonly now: number
}): readonly NoticeUse[] {
  const { request, requestId, notice, noticeHash, origin, now } = input
  if (request.requestId.toLowerCase() !== requestId.toLowerCase()) throw new RequestRefusedError('malformed')
  if (request.expiresAt <= Math.max(now, Math.floor(Date.now() / 1000))) throw new RequestRefusedError('expired')
  if (request.noticeHash !== noticeHash.toLowerCase()) throw new RequestRefusedError('outdated')
  if (!notice.locales.includes(request.locale) || !isStatementLocale(request.locale)) {
    throw new RequestRefusedError('locale')
  }
  checkReturnUrl(request.returnUrl, origin)

  const keys = new Set(request.uses.map(({ purpose, category }) => `${purpose}|${category}`))
  const isKnown = request.uses.every(({ purpose, category }) => findNoticeUse(notice, purpose, category) !== undefined)
  if (!isKnown || keys.size !== request.uses.length) throw new RequestRefusedError('not-in-notice')
  return notice.uses.filter(({ purpose, category }) => keys.has(`${purpose}|${category}`))
}

async function fetchRequest(url: string): Promise<string> {
  let response: Response
  try {
    response = await fetch(url, {
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    })
  } catch (cause) {
    throw new RequestRefusedError('unreachable', { cause })
  }
  if (response.status === 404) throw new RequestRefusedError('gone')
  if (response.status === 410) throw new RequestRefusedError(await readEnding(response))
  if (!response.ok) throw new RequestRefusedError('unreachable', { cause: response.status })
  return response.text()
}

/** Why there is no answer to be given any more: the brand's problem document says which of the two ends it was. */
async function readEnding(response: Response): Promise<'used' | 'expired' | 'gone'> {
  const problem = (await response.json().catch(() => null)) as { readonly code?: unknown } | null
  if (problem?.code === 'request-used') return 'used'
  return problem?.code === 'request-expired' ? 'expired' : 'gone'
}
