import type { Hex } from 'viem'
import { embedScript } from '../../embed/embedScript.ts'
import { EndpointRefusalError } from '../../errors/endpointRefusalError.ts'
import { InvalidAccessTokenError } from '../../errors/invalidAccessTokenError.ts'
import { MalformedReceiptError } from '../../errors/malformedReceiptError.ts'
import { isLocalDomain } from '../../protocol/domain.ts'
import { readGpc } from '../../protocol/readGpc.ts'
import { parseReceipt, type Receipt } from '../../protocol/receipt.ts'
import { type Erasure, verifyAccessToken } from '../../protocol/signedRequest.ts'
import type { JsonValue } from '../../protocol/strictJson.ts'
import { isCategory, isPurpose } from '../../protocol/vocabulary.ts'
import { describeFailure } from '../describeFailure.ts'
import type { ErasureFlow } from '../erasure.ts'
import { explain } from '../explain.ts'
import type { HandlerOptions, Session } from '../guard.ts'
import type { GuardContext } from '../guardContext.ts'
import { ingestReceipts, type ReceiptBearer } from '../ingestReceipts.ts'
import { momentOf } from '../momentOf.ts'
import { refuseUnready } from '../refuseUnready.ts'
import type { RevocationFlow } from '../revocationFlow.ts'
import { problem } from './problem.ts'
import { readBody } from './readBody.ts'
import { readDocument } from './readDocument.ts'
import { readHexList } from './readHexList.ts'
import { readSubjectReceipts } from './readSubjectReceipts.ts'
import { readSubjectUses } from './readSubjectUses.ts'
import { returnPage, returnScriptFile, returnStyleFile } from './returnPage.ts'

/** Where the endpoint lies on the brand's origin. */
export const endpointPath = '/consent'

/** Bytes. The app refuses to sign more than 60,000 characters of receipts. */
const receiptsLimit = 131_072
const smallLimit = 65_536
const mostReceipts = 50
const mostSecrets = 500
const mostHashes = 5_000

type Route = { readonly methods: Partial<Record<string, () => Promise<Response> | Response>> }

export type HandlerParts = {
  readonly revocations: RevocationFlow
  readonly erasures: ErasureFlow
  /** Called when something waits to be put on chain. */
  readonly wake: () => void
}

/** The brand endpoint: see the protocol's table of routes. Every answer is readable from any origin and none takes credentials from one. */
export function createHandler(
  context: GuardContext,
  { revocations, erasures, wake }: HandlerParts,
  { session }: HandlerOptions,
): (request: Request) => Promise<Response> {
  const { brandId, crypto, db, deployment, domain, live, logger } = context

  function readToken(request: Request, body?: Uint8Array): Hex {
    const url = new URL(request.url)
    return verifyAccessToken(domain, {
      header: request.headers.get('authorization'),
      brandId,
      method: request.method === 'HEAD' ? 'GET' : request.method,
      path: `${url.pathname}${url.search}`,
      ...(body && { body }),
      now: Math.floor(context.clock()),
      crypto,
    })
  }

  /** A POST in a session must come from a page of the brand itself. */
  function checkOrigin(request: Request): void {
    const origin = request.headers.get('origin')
    if (live.brand === null) refuseUnready('stale')
    const host = live.brand.domain
    const url = new URL(request.url)
    const isLocal = deployment.chainId === 31337 && isLocalDomain(host)
    const isOwn =
      origin !== null &&
      (isLocal ? origin === `http://${url.host}` && url.hostname === host : origin === `https://${host}`)
    if (isOwn) return
    throw new EndpointRefusalError({
      status: 403,
      code: 'foreign-origin',
      detail: 'This comes from a page of another site, or names no origin.',
      fix: `Send it from a page of ${host}.`,
    })
  }

  /** Who is logged in. */
  async function readSession(request: Request): Promise<Session> {
    const current = await session(request)
    if (current !== null) return current
    throw new EndpointRefusalError({
      status: 401,
      code: 'not-logged-in',
      detail: 'Nobody is logged in.',
      fix: 'Log in to the shop, then open the consent screen again.',
    })
  }

  async function readBearer(request: Request, body: Uint8Array): Promise<ReceiptBearer> {
    if (request.headers.get('authorization') !== null) return { kind: 'subject', subject: readToken(request, body) }
    checkOrigin(request)
    return { kind: 'session', session: await readSession(request) }
  }

  async function postReceipts(request: Request): Promise<Response> {
    const body = await readBody(request, receiptsLimit)
    const bearer = await readBearer(request, body)
    const { receipts } = readDocument(body, ['receipts'])
    if (!Array.isArray(receipts) || receipts.length === 0 || receipts.length > mostReceipts) {
      throw new EndpointRefusalError({
        status: 400,
        code: 'malformed',
        field: 'receipts',
        detail: `This is not a list of 1 to ${mostReceipts} receipts.`,
        fix: 'Send { "receipts": [ … ] }.',
      })
    }
    const parsed = receipts.map((receipt, index) => readReceipt(receipt, index))
    const stored = await ingestReceipts(context, bearer, parsed)
    wake()
    return json({ receipts: stored }, 201)
  }

  async function getRequest(requestId: string): Promise<Response> {
    const row = await db
      .selectFrom('requests')
      .selectAll()
      .where('request_id', '=', requestId.toLowerCase())
      .executeTakeFirst()
    if (!row) {
      throw new EndpointRefusalError({
        status: 404,
        code: 'unknown-request',
        field: 'requestId',
        detail: 'There is no such request.',
        fix: 'Open the consent screen from the shop again.',
      })
    }
    if (row.used_at !== null || momentOf(context) >= row.expires_at) {
      const isUsed = row.used_at !== null
      throw new EndpointRefusalError({
        status: 410,
        code: isUsed ? 'request-used' : 'request-expired',
        field: 'requestId',
        detail: isUsed ? 'This request was answered before.' : 'This request is older than 15 minutes.',
        fix: 'Open the consent screen from the shop again.',
      })
    }
    return json({
      requestId: row.request_id,
      account: row.account,
      noticeHash: row.notice_hash,
      uses: JSON.parse(row.uses),
      locale: row.locale,
      returnUrl: row.return_url,
      expiresAt: row.expires_at,
    })
  }

  async function postRevocations(request: Request): Promise<Response> {
    const { secrets } = readDocument(await readBody(request, smallLimit), ['secrets'])
    const list = readHexList(secrets, 'secrets', mostSecrets)
    if (list.length === 0) {
      throw new EndpointRefusalError({
        status: 400,
        code: 'malformed',
        field: 'secrets',
        detail: 'The list is empty.',
        fix: 'Send the secrets of the locks to revoke.',
      })
    }
    const results = await revocations.accept(list)
    wake()
    return json({
      accepted: results.filter(({ isKnown }) => isKnown).map(({ lock }) => ({ lock })),
      unknown: results.filter(({ isKnown }) => !isKnown).map(({ lock }) => ({ lock })),
      results: results.map(({ lock, isKnown }) => ({ lock, status: isKnown ? 200 : 404 })),
    })
  }

  async function postErasure(request: Request): Promise<Response> {
    const { erasure, signature, secrets } = readDocument(await readBody(request, receiptsLimit * 4), [
      'erasure',
      'signature',
      'secrets',
    ])
    if (typeof signature !== 'string' || !/^0x[0-9a-fA-F]{130}$/.test(signature)) {
      throw new EndpointRefusalError({
        status: 400,
        code: 'malformed',
        field: 'signature',
        detail: 'This is not a signature of 65 bytes.',
        fix: 'Send the subject’s signature of the Erasure.',
      })
    }
    const certificate = await erasures.accept({
      erasure: readErasure(erasure),
      signature: signature as Hex,
      secrets: readHexList(secrets, 'secrets', mostSecrets),
    })
    wake()
    if (certificate !== null) return json({ status: 'erased', ...certificate })
    const answer = json({ status: 'pending' }, 202)
    answer.headers.set('retry-after', '30')
    return answer
  }

  /** For `<consent-why>`: to a page of the brand, in the visitor's session, and to no other. */
  async function getExplanation(request: Request): Promise<Response> {
    const site = request.headers.get('sec-fetch-site')
    if (site !== null && site !== 'same-origin') {
      throw new EndpointRefusalError({
        status: 403,
        code: 'foreign-origin',
        detail: 'This comes from a page of another site.',
        fix: 'Ask from a page of the shop itself.',
      })
    }
    const { searchParams } = new URL(request.url)
    const purpose = searchParams.get('purpose')
    const category = searchParams.get('category')
    if (purpose === null || !isPurpose(purpose) || (category !== null && !isCategory(category))) {
      const field = purpose === null || !isPurpose(purpose) ? 'purpose' : 'category'
      throw new EndpointRefusalError({
        status: 400,
        code: 'malformed',
        field,
        detail: `This is not a ${field} of the vocabulary.`,
        fix: 'Ask with ?purpose=…&category=…&locale=…, the keys as in the notice.',
      })
    }
    const { customerId } = await readSession(request)
    const explained = explain(context, customerId, {
      purpose,
      locale: searchParams.get('locale') ?? '',
      gpc: readGpc(request.headers),
      ...(category !== null && { category }),
    })
    const answer = json(explained)
    answer.headers.set('vary', 'cookie')
    return answer
  }

  function route(request: Request, path: string): Route | null {
    if (path === '/.well-known/consent-ledger.json') {
      const { chainId, ledger } = deployment
      return { methods: { GET: () => json({ chainId, ledger, brandId, endpoint: endpointPath }) } }
    }
    if (!path.startsWith(`${endpointPath}/`)) return null
    const rest = path.slice(endpointPath.length + 1)
    const requestId = /^requests\/(0x[0-9a-fA-F]{64})$/.exec(rest)?.[1]
    if (requestId !== undefined) return { methods: { GET: () => getRequest(requestId) } }
    switch (rest) {
      case 'receipts':
        return {
          methods: {
            GET: async () => json({ receipts: await readSubjectReceipts(context, readToken(request)) }),
            POST: () => postReceipts(request),
          },
        }
      case 'uses':
        return { methods: { GET: async () => json({ uses: await readSubjectUses(context, readToken(request)) }) } }
      case 'revocations':
        return { methods: { POST: () => postRevocations(request) } }
      case 'erasure':
        return { methods: { POST: () => postErasure(request) } }
      case 'explanation':
        return { methods: { GET: () => getExplanation(request) } }
      case 'embed.js':
        return { methods: { GET: embedFile } }
      case 'return':
        return { methods: { GET: () => returnPage(request, endpointPath) } }
      case 'return.js':
        return { methods: { GET: returnScriptFile } }
      case 'return.css':
        return { methods: { GET: returnStyleFile } }
      default:
        return null
    }
  }

  async function answer(request: Request): Promise<Response> {
    const found = route(request, new URL(request.url).pathname)
    if (found === null) {
      throw new EndpointRefusalError({
        status: 404,
        code: 'not-found',
        detail: 'There is nothing at this address.',
        fix: 'See /.well-known/consent-ledger.json for where the endpoint is.',
      })
    }
    const allowed = ['OPTIONS', ...Object.keys(found.methods), ...(found.methods.GET ? ['HEAD'] : [])].join(', ')
    if (request.method === 'OPTIONS') {
      return new Response(null, {
        status: 204,
        headers: {
          allow: allowed,
          'access-control-allow-methods': allowed,
          'access-control-allow-headers': 'Authorization, Content-Type',
          'access-control-max-age': '7200',
        },
      })
    }
    const act = found.methods[request.method === 'HEAD' ? 'GET' : request.method]
    if (act === undefined) {
      const refusal = problem(
        new EndpointRefusalError({
          status: 405,
          code: 'method-not-allowed',
          detail: `${request.method} is not possible here.`,
          fix: `Use ${allowed}.`,
        }),
      )
      refusal.headers.set('allow', allowed)
      return refusal
    }
    const response = await act()
    return request.method === 'HEAD' ? new Response(null, response) : response
  }

  function refuse(error: unknown): Response {
    if (error instanceof EndpointRefusalError) {
      const response = problem(error)
      if (error.status === 503) response.headers.set('retry-after', '5')
      return response
    }
    if (error instanceof InvalidAccessTokenError) {
      const fix = 'Sign one for exactly this request and send it at once.'
      const response = problem({
        status: 401,
        code: 'bad-access-token',
        message: `${error.message} ${fix}`,
        field: 'Authorization',
        fix,
        members: {},
      })
      response.headers.set('www-authenticate', 'Consent')
      return response
    }
    logger.error(describeFailure(error), 'the endpoint failed')
    return problem({
      status: 500,
      code: 'internal',
      message: 'The shop could not carry this out. Nothing was confirmed.',
      field: null,
      fix: 'Send the same again in a minute.',
      members: {},
    })
  }

  return async (request) => {
    let response: Response
    try {
      response = await answer(request)
    } catch (error) {
      response = refuse(error)
    }
    response.headers.set('access-control-allow-origin', '*')
    response.headers.set('access-control-expose-headers', 'Retry-After, WWW-Authenticate')
    return response
  }
}

function readReceipt(value: JsonValue, index: number): Receipt {
  try {
    return parseReceipt(JSON.stringify(value))
  } catch (error) {
    if (!(error instanceof MalformedReceiptError)) throw error
    throw new EndpointRefusalError(
      {
        status: 400,
        code: 'malformed',
        field: error.path === '' ? `receipts[${index}]` : `receipts[${index}].${error.path}`,
        detail: error.message,
        fix: 'Send the receipt exactly as the app made it.',
      },
      { cause: error },
    )
  }
}

function readErasure(value: JsonValue): Erasure {
  const erasure = (value ?? {}) as Partial<Record<keyof Erasure, JsonValue>>
  const refuse = (field: string, detail: string): never => {
    throw new EndpointRefusalError({
      status: 400,
      code: 'malformed',
      field,
      detail,
      fix: 'Send the Erasure that was signed.',
    })
  }
  const names = Object.keys(erasure).sort().join()
  if (typeof value !== 'object' || names !== 'brandId,consentHashes,issuedAt,subject') {
    return refuse('erasure', 'This is not { brandId, subject, consentHashes, issuedAt }.')
  }
  const { brandId, subject, consentHashes, issuedAt } = erasure
  if (typeof brandId !== 'string' || !/^0x[0-9a-fA-F]{64}$/.test(brandId))
    return refuse('erasure.brandId', 'This is not 32 bytes of hex.')
  if (typeof subject !== 'string' || !/^0x[0-9a-fA-F]{40}$/.test(subject))
    return refuse('erasure.subject', 'This is not an address.')
  if (typeof issuedAt !== 'number' || issuedAt < 0)
    return refuse('erasure.issuedAt', 'This is not a time in Unix seconds.')
  return {
    brandId: brandId as Hex,
    subject: subject as Hex,
    consentHashes: readHexList(consentHashes, 'erasure.consentHashes', mostHashes),
    issuedAt,
  }
}

/** The script of `<consent-why>` and `<consent-request>`. */
function embedFile(): Response {
  return new Response(embedScript, {
    headers: {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, max-age=300',
      'x-content-type-options': 'nosniff',
    },
  })
}

/** Block numbers are numbers in JSON: none comes near 2^53. */
function json(value: object, status = 200): Response {
  return new Response(
    JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? Number(part) : part)),
    {
      status,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
    },
  )
}
