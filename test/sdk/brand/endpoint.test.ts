import {
  buildNotice,
  checkUseEntries,
  createAccessToken,
  getRecordedAt,
  hashConsent,
  hashErased,
  hashErasure,
  publishNotice,
  type Receipt,
  recoverSigner,
  signDigest,
  verifyProof,
  zeroHash,
} from '@consent-ledger/sdk'
import type { Guard, Session } from '@consent-ledger/sdk/brand'
import { InvalidRequestError } from '@consent-ledger/sdk/brand'
import { expect } from 'chai'
import type { Hex } from 'viem'
import { rejectionOf } from '../../helpers/rejectionOf.ts'
import { accounts } from '../../helpers/seedHistory.ts'
import { describeStores } from './describeStores.ts'
import { eventually } from './eventually.ts'
import {
  accountOf,
  type BrandWorld,
  emailUse,
  get,
  healthUse,
  offersUse,
  post,
  sessionOf,
  shopOrigin,
  startBrandWorld,
} from './startBrandWorld.ts'

const email = { purpose: emailUse.purpose, categories: [emailUse.category] }

describeStores('Guard: endpoint', (store) => {
  let world: BrandWorld
  let guard: Guard
  let now = 0

  before(async () => {
    world = await startBrandWorld({ store })
    guard = await world.guardOf('endpoint', {
      clock: () => Math.floor(Date.now() / 1_000) + now,
      policy: { maxStaleness: 10_000 },
    })
  })
  beforeEach(() => {
    now = 0
  })
  after(() => world.stop())

  function request(customer: string, change: Partial<Parameters<Guard['createRequest']>[0]> = {}) {
    return guard.createRequest({
      ...sessionOf(customer),
      account: accountOf(customer),
      uses: [emailUse, offersUse],
      locale: 'en',
      returnUrl: `${shopOrigin}/consent/return?next=/offers`,
      ...change,
    })
  }

  async function refusal(response: Response | Promise<Response>) {
    const refused = await response
    expect(refused.headers.get('content-type')).to.contain('application/problem+json')
    expect(refused.headers.get('access-control-allow-origin')).to.equal('*')
    const problem = (await refused.json()) as Record<string, unknown>
    expect(problem.status).to.equal(refused.status)
    expect(problem.type).to.equal(`urn:consent-ledger:problem:${problem.code}`)
    expect(problem.fix).to.be.a('string').and.not.equal('')
    expect(problem.detail).to.be.a('string').and.contain(problem.fix)
    return { status: problem.status, code: problem.code, field: problem.field, locks: problem.locks }
  }

  const hand = (receipts: readonly unknown[], session: Session | null, headers?: Record<string, string>) =>
    post(guard, '/consent/receipts', { receipts }, session, headers)

  function tokenOf(
    customer: string,
    method: string,
    path: string,
    body?: string,
    change: { issuedAt?: number; brandId?: Hex } = {},
  ) {
    return {
      authorization: createAccessToken(world.deployment, {
        brandId: world.brandId,
        method,
        path,
        ...(body !== undefined && { body: new TextEncoder().encode(body) }),
        issuedAt: Math.floor(Date.now() / 1_000) + now,
        privateKey: world.keysOf(customer).privateKey,
        ...change,
      }),
    }
  }

  describe('addresses', () => {
    it('says where it is, to everybody', async () => {
      const response = await get(guard, '/.well-known/consent-ledger.json', { origin: 'https://app.example' })
      const { chainId, ledger } = world.deployment
      expect(response.status).to.equal(200)
      expect(response.headers.get('access-control-allow-origin')).to.equal('*')
      expect(response.headers.has('access-control-allow-credentials')).to.equal(false)
      expect(await response.json()).to.deep.equal({ chainId, ledger, brandId: world.brandId, endpoint: '/consent' })
    })

    it('answers preflights for Authorization and Content-Type', async () => {
      const handler = guard.handler({ session: async () => null })
      for (const path of ['receipts', 'revocations', 'uses', 'erasure', `requests/0x${'00'.repeat(32)}`]) {
        const response = await handler(new Request(`${shopOrigin}/consent/${path}`, { method: 'OPTIONS' }))
        expect(response.status).to.equal(204)
        expect(response.headers.get('access-control-allow-origin')).to.equal('*')
        expect(response.headers.get('access-control-allow-headers')).to.equal('Authorization, Content-Type')
      }
    })

    it('refuses unknown addresses and methods', async () => {
      expect(await refusal(get(guard, '/consent/elsewhere'))).to.include({ status: 404, code: 'not-found' })
      expect(await refusal(get(guard, '/offers'))).to.include({ status: 404, code: 'not-found' })
      const wrong = await post(guard, '/consent/return', {})
      expect(wrong.headers.get('allow')).to.equal('OPTIONS, GET, HEAD')
      expect(await refusal(wrong)).to.include({ status: 405, code: 'method-not-allowed' })
      const head = await guard.handler({ session: async () => null })(
        new Request(`${shopOrigin}/consent/return`, { method: 'HEAD' }),
      )
      expect(head.status).to.equal(200)
      expect(await head.text()).to.equal('')
    })
  })

  describe('requests', () => {
    it('makes a link to the app and serves what is asked', async () => {
      const { requestId, url, expiresAt } = await request('requester')
      expect(url).to.equal(`http://localhost:4100/#/request/${world.brandId}/${requestId}`)
      const response = await get(guard, `/consent/requests/${requestId}`)
      expect(await response.json()).to.deep.equal({
        requestId,
        account: 'r…@example.com',
        noticeHash: buildNotice(world.draft).noticeHash,
        uses: [emailUse, offersUse],
        locale: 'en',
        returnUrl: `${shopOrigin}/consent/return?next=/offers`,
        expiresAt,
      })
      now = 900
      expect(await refusal(get(guard, `/consent/requests/${requestId}`))).to.include({
        status: 410,
        code: 'request-expired',
      })
      expect(await refusal(get(guard, `/consent/requests/0x${'ab'.repeat(32)}`))).to.include({
        status: 404,
        code: 'unknown-request',
      })
    })

    it('is made only for the brand’s own domain, notice and languages', async () => {
      const field = async (change: Partial<Parameters<Guard['createRequest']>[0]>) =>
        (await rejectionOf(InvalidRequestError, request('requester', change))).field
      for (const returnUrl of [
        'http://evil.localhost:4101/consent/return',
        'http://kaufhaus-nord.localhost.evil.example/',
        'http://kaufhaus-nord.localhost:4101@evil.example/',
        'http://user@kaufhaus-nord.localhost:4101/',
        'https://kaufhaus-nord.localhost/',
        'http://sub.kaufhaus-nord.localhost:4101/',
        `${shopOrigin}/consent/return#here`,
        `${shopOrigin}/consent/return#`,
        'javascript:alert(1)',
        '/consent/return',
      ]) {
        expect(await field({ returnUrl }), returnUrl).to.equal('returnUrl')
      }
      expect(await field({ uses: [] })).to.equal('uses')
      expect(await field({ uses: [emailUse, emailUse] })).to.equal('uses')
      expect(await field({ uses: [{ purpose: 'message.email', category: 'contact.phone' }] })).to.equal('uses')
      expect(await field({ locale: 'fr' })).to.equal('locale')
      expect(await field({ account: 'm\u202eoc' })).to.equal('account')
      expect(await field({ account: '' })).to.equal('account')
      expect(await field({ customerId: '' })).to.equal('customerId')
      expect(await field({ sessionId: '' })).to.equal('sessionId')
    })
  })

  describe('receipts', () => {
    it('are stored once, however often they come', async () => {
      const { receipt, consentHash } = await world.grant(guard, { customer: 'anna' })
      const rows = (await guard.health()).rows.receipts
      const again = await hand([receipt], sessionOf('anna'))
      expect(again.status).to.equal(201)
      expect(await again.json()).to.deep.equal({ receipts: [{ consentHash, status: 'stored' }] })
      await world.record(guard)
      const late = await hand([receipt], sessionOf('anna'))
      expect(await late.json()).to.deep.equal({ receipts: [{ consentHash, status: 'recorded' }] })
      expect((await guard.health()).rows.receipts).to.equal(rows)
    })

    it('that come again are called revoked when a use was revoked since', async () => {
      const { receipt, consentHash, secrets } = await world.grant(guard, { customer: 'vera' })
      await post(guard, '/consent/revocations', { secrets: [secrets.uses[0]] }, null, {})
      const again = await hand([receipt], sessionOf('vera'))
      expect(again.status).to.equal(201)
      expect(await again.json()).to.deep.equal({ receipts: [{ consentHash, status: 'revoked' }] })
    })

    it('of one visit come together: a special use stands alone', async () => {
      const { requestId } = await request('berta', { uses: [emailUse, healthUse] })
      const plain = await world.issue({ customer: 'berta', uses: [emailUse], requestId })
      const special = await world.issue({ customer: 'berta', uses: [healthUse], requestId })
      const response = await hand([plain.receipt, special.receipt], sessionOf('berta'))
      expect(response.status).to.equal(201)
      const mixed = await request('berta2', { uses: [emailUse, healthUse] })
      const both = await world.issue({ customer: 'berta2', uses: [emailUse, healthUse], requestId: mixed.requestId })
      expect(await refusal(hand([both.receipt], sessionOf('berta2')))).to.include({
        status: 422,
        code: 'bad-terms',
        field: 'receipts[0].consent.uses[1]',
      })
    })

    it('are refused without a session, from another page or without an origin', async () => {
      const { requestId } = await request('carl')
      const { receipt } = await world.issue({ customer: 'carl', requestId })
      expect(await refusal(hand([receipt], null))).to.include({ status: 401, code: 'not-logged-in' })
      const foreign: Record<string, string>[] = [
        {},
        { origin: 'null' },
        { origin: 'http://evil.localhost:4101' },
        { origin: 'http://kaufhaus-nord.localhost:9999' },
        { origin: 'https://kaufhaus-nord.localhost' },
      ]
      for (const headers of foreign) {
        expect(await refusal(hand([receipt], sessionOf('carl'), headers))).to.include({
          status: 403,
          code: 'foreign-origin',
        })
      }
      expect((await hand([receipt], sessionOf('carl'))).status).to.equal(201)
    })

    it('are refused in another session, for a used request, too late, and for a request nobody made', async () => {
      const { requestId } = await request('dora')
      const first = await world.issue({ customer: 'dora', requestId })
      const second = await world.issue({ customer: 'dora', requestId })
      const other = { customerId: 'dora', sessionId: 'another session' }
      const place = 'receipts[0].consent.requestId'
      expect(await refusal(hand([first.receipt], other))).to.include({
        status: 403,
        code: 'foreign-request',
        field: place,
      })
      expect(await refusal(hand([first.receipt], sessionOf('carl')))).to.include({
        status: 403,
        code: 'foreign-request',
      })
      expect((await hand([first.receipt], sessionOf('dora'))).status).to.equal(201)
      expect(await refusal(hand([second.receipt], sessionOf('dora')))).to.include({
        status: 409,
        code: 'request-used',
        field: place,
      })
      expect(await refusal(get(guard, `/consent/requests/${requestId}`))).to.include({
        status: 410,
        code: 'request-used',
      })

      const slow = await request('dora')
      const late = await world.issue({ customer: 'dora', requestId: slow.requestId })
      now = 900
      expect(await refusal(hand([late.receipt], sessionOf('dora')))).to.include({
        status: 410,
        code: 'request-expired',
        field: place,
      })
      now = 0
      const { receipt } = await world.issue({ customer: 'dora', requestId: `0x${'77'.repeat(32)}` })
      expect(await refusal(hand([receipt], sessionOf('dora')))).to.include({
        status: 404,
        code: 'unknown-request',
        field: place,
      })
      expect(await refusal(hand([first.receipt, receipt], sessionOf('dora')))).to.include({
        status: 422,
        code: 'mixed-requests',
      })
    })

    it('answer a request once even when two different answers come at the same moment', async () => {
      const { requestId } = await request('duo')
      const given = await Promise.all([
        world.issue({ customer: 'duo', requestId }),
        world.issue({ customer: 'duo', requestId }),
      ])
      const responses = await Promise.all(given.map(({ receipt }) => hand([receipt], sessionOf('duo'))))
      expect(responses.map(({ status }) => status).sort()).to.deep.equal([201, 409])
    })

    it('must say what the request asked', async () => {
      const { requestId } = await request('emil', { uses: [emailUse] })
      const refused = async (change: Parameters<BrandWorld['issue']>[0]) => {
        const { receipt } = await world.issue({ uses: [emailUse], requestId, ...change })
        return refusal(hand([receipt], sessionOf('emil')))
      }
      expect(await refused({ customer: 'emil', account: 'x…@example.com' })).to.include({
        status: 422,
        code: 'not-as-asked',
        field: 'receipts[0].consent.account',
      })
      expect(await refused({ customer: 'emil', locale: 'de' })).to.include({
        status: 422,
        code: 'not-as-asked',
        field: 'receipts[0].consent.locale',
      })
      expect(await refused({ customer: 'emil', uses: [emailUse, offersUse] })).to.include({
        status: 422,
        code: 'not-as-asked',
        field: 'receipts[0].consent.uses[1]',
      })
      const edited = { ...world.draft, edition: 9 }
      expect(await refused({ customer: 'emil', notice: edited })).to.include({
        status: 422,
        code: 'not-as-asked',
        field: 'receipts[0].consent.noticeHash',
      })
    })

    it('that are malformed, cut off or altered are refused with the place and the fix', async () => {
      const { requestId } = await request('fritz')
      const { receipt } = await world.issue({ customer: 'fritz', requestId })
      const session = sessionOf('fritz')
      const text = JSON.stringify({ receipts: [receipt] })
      const raw = (body: string) => refusal(post(guard, '/consent/receipts', body, session))
      const changed = (
        change: (
          copy: Omit<{ -readonly [key in keyof Receipt]: Receipt[key] }, 'consent'> & {
            consent: Record<string, unknown>
          },
        ) => void,
      ) => {
        const copy = structuredClone(receipt) as never
        change(copy)
        return refusal(hand([copy], session))
      }

      expect(await raw(text.slice(0, 200))).to.include({ status: 400, code: 'malformed' })
      expect(await raw('')).to.include({ status: 400, code: 'malformed' })
      expect(await raw('[]')).to.include({ status: 400, code: 'malformed' })
      expect(await raw('{}')).to.include({ status: 400, code: 'malformed', field: 'receipts' })
      expect(await raw('{"receipts":[]}')).to.include({ status: 400, code: 'malformed', field: 'receipts' })
      expect(await raw(`${text.slice(0, -1)},"more":1}`)).to.include({ status: 400, code: 'malformed', field: 'more' })
      expect(await raw(`{"receipts":[],${text.slice(1)}`)).to.include({
        status: 400,
        code: 'malformed',
        field: 'receipts',
      })
      expect(await raw(text.replace('"schema":1', '"schema":1.0'))).to.include({ status: 400, code: 'malformed' })
      expect(await raw(text.replace('"locale":"en"', '"locale":"en","locale":"de"'))).to.include({
        status: 400,
        code: 'malformed',
        field: 'receipts[0].consent.locale',
      })
      expect(await raw(`{"receipts":[${' '.repeat(140_000)}]}`)).to.include({ status: 413, code: 'too-large' })
      expect(await refusal(hand([receipt, receipt], session))).to.include({
        status: 400,
        code: 'malformed',
        field: 'receipts',
      })
      expect(
        await changed((copy) => {
          copy.consent.brandLock = '0x12'
        }),
      ).to.include({ status: 400, code: 'malformed', field: 'receipts[0].consent.brandLock' })
      expect(
        await changed((copy) => {
          copy.consent.more = 1
        }),
      ).to.include({ status: 400, code: 'malformed' })

      expect(
        await changed((copy) => {
          copy.chainId = 1
        }),
      ).to.include({ status: 422, code: 'wrong-ledger', field: 'receipts[0].chainId' })
      expect(
        await changed((copy) => {
          copy.ledger = `0x${'12'.repeat(20)}`
        }),
      ).to.include({ status: 422, code: 'wrong-ledger', field: 'receipts[0].ledger' })
      expect(
        await changed((copy) => {
          copy.consent.brandId = `0x${'12'.repeat(32)}`
        }),
      ).to.include({ status: 422, code: 'wrong-brand', field: 'receipts[0].consent.brandId' })
      expect(
        await changed((copy) => {
          copy.consent.salt = `0x${'12'.repeat(32)}`
        }),
      ).to.include({ status: 422, code: 'bad-signature', field: 'receipts[0].signature' })
      expect(
        await changed((copy) => {
          copy.signature = `0x${'12'.repeat(65)}`
        }),
      ).to.include({ status: 422, code: 'bad-signature', field: 'receipts[0].signature' })

      const signed = async (change: Parameters<BrandWorld['issue']>[0]['change']) => {
        const issued = await world.issue({ customer: 'fritz', requestId, ...(change && { change }) })
        return refusal(hand([issued.receipt], session))
      }
      expect(await signed({ statement: 'I allow everything.' })).to.include({
        status: 422,
        code: 'statement-mismatch',
        field: 'receipts[0].consent.statement',
      })
      expect(await signed({ brandLock: zeroHash })).to.include({
        status: 422,
        code: 'bad-terms',
        field: 'receipts[0].consent.brandLock',
      })
      const issuedAt = receipt.consent.issuedAt
      expect(await signed({ expiresAt: issuedAt + 366 * 86_400 })).to.include({
        status: 422,
        code: 'bad-terms',
        field: 'receipts[0].consent.expiresAt',
      })
      expect(await signed({ issuedAt: issuedAt + 3_600 })).to.include({
        status: 422,
        code: 'bad-terms',
        field: 'receipts[0].consent.issuedAt',
      })
      expect(await signed({ issuedAt: issuedAt - 3_600 })).to.include({
        status: 422,
        code: 'unknown-notice',
        field: 'receipts[0].consent.noticeHash',
      })
      expect((await guard.health()).rows.customers, 'nothing of it was stored').to.be.greaterThan(0)
      expect(guard.check('fritz', email).reason).to.equal('not-granted')
      expect((await hand([receipt], session)).status, 'the request is still open').to.equal(201)
    })

    it('whose lock is spent are refused with the locks', async () => {
      const { secrets, receipt } = await world.grant(guard, { customer: 'greta' })
      await post(guard, '/consent/revocations', { secrets: [secrets.brand] }, null, {})
      const { requestId } = await request('greta')
      const again = await world.issue({ customer: 'greta', requestId })
      expect(await refusal(hand([again.receipt], sessionOf('greta')))).to.deep.equal({
        status: 409,
        code: 'lock-spent',
        field: 'receipts[0].consent.brandLock',
        locks: [receipt.consent.brandLock],
      })
      const next = await world.issue({ customer: 'greta', requestId, generation: 1 })
      expect((await hand([next.receipt], sessionOf('greta'))).status).to.equal(201)
    })

    it('of one subject belong to one account; a fresh login may replace the subject', async () => {
      await world.grant(guard, { customer: 'hans' })
      await world.record(guard)
      const stolen = await request('ida')
      const foreign = await world.issue({ customer: 'hans', requestId: stolen.requestId, account: accountOf('ida') })
      expect(await refusal(hand([foreign.receipt], sessionOf('ida')))).to.include({
        status: 409,
        code: 'subject-in-use',
        field: 'receipts[0].consent.subject',
      })

      const { requestId } = await request('hans')
      const newWallet = await world.issue({ customer: 'hans with a new wallet', account: accountOf('hans'), requestId })
      const session = sessionOf('hans')
      expect(await refusal(hand([newWallet.receipt], session))).to.include({ status: 409, code: 'subject-in-use' })
      const seconds = Math.floor(Date.now() / 1_000)
      expect(await refusal(hand([newWallet.receipt], { ...session, loggedInAt: seconds - 3_600 }))).to.include({
        status: 409,
        code: 'subject-in-use',
      })
      expect(guard.check('hans', email).allowed).to.equal(true)
      expect((await hand([newWallet.receipt], { ...session, loggedInAt: seconds })).status).to.equal(201)
      await world.record(guard)
      const decision = guard.check('hans', email)
      expect(decision.allowed, decision.message).to.equal(true)
      expect(decision.consentHash).to.equal(newWallet.consentHash)
      await eventually(async () => {
        await world.mine()
        await guard.sync()
        expect((await guard.health()).waiting.revocations).to.equal(0)
      })
    })

    it('come with proofs to their subject, and to nobody else', async () => {
      const { consentHash } = await world.grant(guard, { customer: 'jana' })
      const read = async () =>
        (await (await get(guard, '/consent/receipts', tokenOf('jana', 'GET', '/consent/receipts'))).json()) as {
          receipts: Receipt[]
        }
      expect((await read()).receipts.map(({ recording }) => recording)).to.deep.equal([null])
      await world.record(guard)
      const [receipt] = (await read()).receipts as [Receipt]
      expect(hashConsent(world.deployment, receipt.consent)).to.equal(consentHash)
      const { root, proof } = receipt.recording as NonNullable<Receipt['recording']>
      expect(verifyProof({ hash: consentHash, proof, root })).to.equal(true)
      const { ledger } = world.deployment
      const [recordedAt] = await getRecordedAt(world.client, { ledger, brandId: world.brandId, roots: [root] })
      expect(recordedAt).to.be.greaterThan(0)

      expect(
        await (await get(guard, '/consent/receipts', tokenOf('stranger', 'GET', '/consent/receipts'))).json(),
      ).to.deep.equal({ receipts: [] })
      const refused = (headers: Record<string, string>) => refusal(get(guard, '/consent/receipts', headers))
      expect(await refused({})).to.include({ status: 401, code: 'bad-access-token', field: 'Authorization' })
      expect(await refused({ authorization: 'Consent nonsense' })).to.include({ status: 401 })
      expect(await refused(tokenOf('jana', 'GET', '/consent/uses'))).to.include({ status: 401 })
      expect(await refused(tokenOf('jana', 'POST', '/consent/receipts'))).to.include({ status: 401 })
      const seconds = Math.floor(Date.now() / 1_000)
      expect(
        await refused(tokenOf('jana', 'GET', '/consent/receipts', undefined, { issuedAt: seconds - 620 })),
      ).to.include({ status: 401 })
      expect(
        await refused(tokenOf('jana', 'GET', '/consent/receipts', undefined, { brandId: `0x${'12'.repeat(32)}` })),
      ).to.include({ status: 401 })
    })

    it('without a request are taken from a known subject with an access token', async () => {
      const send = async (customer: string, given: { receipt: Receipt }, signer = customer) => {
        const body = JSON.stringify({ receipts: [given.receipt] })
        return post(guard, '/consent/receipts', body, null, tokenOf(signer, 'POST', '/consent/receipts', body))
      }
      expect(await refusal(send('karl', await world.issue({ customer: 'karl' })))).to.include({
        status: 403,
        code: 'unknown-subject',
      })
      await world.grant(guard, { customer: 'karl', uses: [emailUse] })
      expect((await send('karl', await world.issue({ customer: 'karl', uses: [offersUse] }))).status).to.equal(201)
      expect(
        await refusal(send('karl', await world.issue({ customer: 'karl', account: 'z…@example.com' }))),
      ).to.include({ status: 422, code: 'not-as-asked', field: 'receipts[0].consent.account' })
      expect(await refusal(send('karl', await world.issue({ customer: 'karl' }), 'jana'))).to.include({
        status: 409,
        code: 'subject-in-use',
      })
      const { requestId } = await request('karl')
      expect(await refusal(send('karl', await world.issue({ customer: 'karl', requestId })))).to.include({
        status: 422,
        code: 'not-as-asked',
        field: 'receipts[0].consent.requestId',
      })
    })

    it('that bring their proof are not recorded again', async () => {
      const { receipt } = await world.grant(guard, { customer: 'lena' })
      await world.record(guard)
      const answer = await get(guard, '/consent/receipts', tokenOf('lena', 'GET', '/consent/receipts'))
      const [recorded] = ((await answer.json()) as { receipts: [Receipt] }).receipts
      const fresh = await world.guardOf('lost-store')
      const known = await world.grant(fresh, { customer: 'lena', uses: [healthUse] })
      expect(known.receipt.consent.subject).to.equal(receipt.consent.subject)
      // The receipt answered a request of the store that was lost: only one without a request can come back.
      const body = JSON.stringify({ receipts: [recorded] })
      expect(
        await refusal(post(fresh, '/consent/receipts', body, null, tokenOf('lena', 'POST', '/consent/receipts', body))),
      ).to.include({ code: 'not-as-asked' })

      const own = await world.issue({ customer: 'lena', uses: [offersUse] })
      const stored = await post(guard, '/consent/receipts', ...withToken('lena', own.receipt))
      expect(stored.status).to.equal(201)
      await world.record(guard)
      const again = await get(guard, '/consent/receipts', tokenOf('lena', 'GET', '/consent/receipts'))
      const proven = ((await again.json()) as { receipts: Receipt[] }).receipts.find(
        ({ consent }) => consent.salt === own.receipt.consent.salt,
      ) as Receipt
      await fresh.sync()
      const forged = { ...proven, recording: { root: (proven.recording as { root: Hex }).root, proof: [zeroHash] } }
      expect(await refusal(post(fresh, '/consent/receipts', ...withToken('lena', forged)))).to.include({
        status: 422,
        field: 'receipts[0].recording.proof',
      })
      const taken = await post(fresh, '/consent/receipts', ...withToken('lena', proven))
      expect(await taken.json()).to.deep.equal({ receipts: [{ consentHash: own.consentHash, status: 'recorded' }] })
      expect(fresh.check('lena', { purpose: offersUse.purpose, categories: [offersUse.category] }).allowed).to.equal(
        true,
      )
      const { grants } = await fresh.record()
      expect(grants.map(({ count }) => count)).to.deep.equal([1])

      await post(fresh, '/consent/revocations', { secrets: [own.secrets.uses[0]] }, null, {})
      const revoked = await post(fresh, '/consent/receipts', ...withToken('lena', proven))
      expect(await revoked.json()).to.deep.equal({ receipts: [{ consentHash: own.consentHash, status: 'revoked' }] })
    })

    function withToken(customer: string, receipt: Receipt): [string, null, Record<string, string>] {
      const body = JSON.stringify({ receipts: [receipt] })
      return [body, null, tokenOf(customer, 'POST', '/consent/receipts', body)]
    }

    it('for an earlier notice are refused once a new one is published, and requests made anew', async () => {
      const { requestId } = await request('maja')
      const given = await world.issue({ customer: 'maja', requestId })
      const next = { ...world.draft, edition: 2 }
      const { ledger } = world.deployment
      await world.included(
        publishNotice(world.owner, { ledger, brandId: world.brandId, document: buildNotice(next).document }),
      )
      await guard.sync()
      expect(await refusal(hand([given.receipt], sessionOf('maja')))).to.include({
        status: 409,
        code: 'notice-outdated',
        field: 'receipts[0].consent.noticeHash',
      })
      const renewed = await request('maja')
      const current = await world.issue({ customer: 'maja', requestId: renewed.requestId, notice: next })
      expect((await hand([current.receipt], sessionOf('maja'))).status).to.equal(201)
      expect(guard.check('anna', email).allowed, 'earlier consents stay valid').to.equal(true)
      world.draft.edition = 2
    })
  })

  describe('revocations', () => {
    it('answer for each secret, whether its lock is known', async () => {
      const { secrets, receipt } = await world.grant(guard, { customer: 'nora' })
      const unknown = `0x${'99'.repeat(32)}`
      const response = await post(guard, '/consent/revocations', { secrets: [secrets.brand, unknown] }, null, {})
      expect(response.status).to.equal(200)
      const answer = (await response.json()) as {
        results: { lock: Hex; status: number }[]
        accepted: unknown
        unknown: unknown[]
      }
      expect(answer.accepted).to.deep.equal([{ lock: receipt.consent.brandLock }])
      expect(answer.unknown).to.have.length(1)
      expect(answer.results.map(({ status }) => status)).to.deep.equal([200, 404])
      expect(answer.results[0]?.lock).to.equal(receipt.consent.brandLock)
    })

    it('are refused when malformed', async () => {
      const refused = (body: unknown) => refusal(post(guard, '/consent/revocations', body, null, {}))
      expect(await refused({ secrets: [] })).to.include({ status: 400, field: 'secrets' })
      expect(await refused({ secrets: 'all' })).to.include({ status: 400, field: 'secrets' })
      expect(await refused({ secrets: ['0x12'] })).to.include({ status: 400, field: 'secrets[0]' })
      expect(await refused({ secrets: Array(501).fill(zeroHash) })).to.include({ status: 400, field: 'secrets' })
      expect(await refused({ secret: zeroHash })).to.include({ status: 400, field: 'secrets' })
    })
  })

  describe('uses', () => {
    it('come with proofs to their subject, chained', async () => {
      await world.grant(guard, { customer: 'otto', notice: world.draft })
      await world.record(guard)
      for (const context of ['first', 'second']) await guard.use('otto', { ...email, context }, () => context)
      const read = async () =>
        (
          (await (await get(guard, '/consent/uses', tokenOf('otto', 'GET', '/consent/uses'))).json()) as {
            uses: { entry: never; hash: Hex; outcome: string; root: Hex | null; proof: Hex[] | null }[]
          }
        ).uses
      expect((await read()).map(({ root, outcome }) => [root, outcome])).to.deep.equal([
        [null, 'done'],
        [null, 'done'],
      ])
      await world.mine()
      await guard.sync()
      const { uses } = await guard.record()
      expect(uses.map(({ count }) => count)).to.deep.equal([2])
      await guard.sync()
      const entries = await read()
      expect(
        checkUseEntries(
          world.deployment,
          entries.map(({ entry }) => entry),
        ),
      ).to.deep.equal(entries.map(({ hash }) => hash))
      for (const { hash, root, proof } of entries) {
        expect(root).to.equal(uses[0]?.root)
        expect(verifyProof({ hash, root: root as Hex, proof: proof as Hex[] })).to.equal(true)
      }
    })
  })

  describe('erasure', () => {
    it('revokes at once, deletes once that is final, certifies, and refuses the hashes for ever', async () => {
      const given = await world.grant(guard, { customer: 'paula', notice: world.draft })
      await world.record(guard)
      await guard.use('paula', { ...email, context: 'before' }, () => undefined)
      const { privateKey, subject } = world.keysOf('paula')
      const signedErasure = () => {
        const erasure = {
          brandId: world.brandId,
          subject,
          consentHashes: [given.consentHash],
          issuedAt: Math.floor(Date.now() / 1_000),
        }
        return { erasure, signature: signDigest(hashErasure(world.deployment, erasure), privateKey) }
      }
      const erase = (body: unknown) => post(guard, '/consent/erasure', body, null, {})
      const asked = signedErasure()
      expect(await refusal(erase({ ...asked, secrets: [] }))).to.deep.include({
        status: 422,
        code: 'secrets-missing',
        locks: [given.receipt.consent.brandLock],
      })
      expect(
        await refusal(erase({ ...asked, signature: `0x${'12'.repeat(65)}`, secrets: [given.secrets.brand] })),
      ).to.include({ status: 401, code: 'bad-signature' })
      expect(
        await refusal(erase({ ...asked, erasure: { ...asked.erasure, consentHashes: 'x' }, secrets: [] })),
      ).to.include({ status: 400, field: 'erasure.consentHashes' })
      expect(guard.check('paula', email).allowed).to.equal(true)

      const pending = await erase({ ...asked, secrets: [given.secrets.brand] })
      expect([pending.status, await pending.json()]).to.deep.equal([202, { status: 'pending' }])
      expect(guard.check('paula', email).reason).to.equal('revoked')

      await eventually(async () => {
        await world.mine(9)
        await guard.sync()
        const done = await erase({ ...signedErasure(), secrets: [] })
        expect(done.status).to.equal(200)
        const { status, erased, signature } = (await done.json()) as { status: string; erased: never; signature: Hex }
        expect(status).to.equal('erased')
        expect(recoverSigner(hashErased(world.deployment, erased), signature)).to.equal(
          accounts.operator.address.toLowerCase(),
        )
        expect(erased).to.deep.include({ brandId: world.brandId, subject, consentHashes: [given.consentHash] })
      })
      expect(guard.check('paula', email).reason).to.equal('not-granted')
      expect(
        await (await get(guard, '/consent/receipts', tokenOf('paula', 'GET', '/consent/receipts'))).json(),
      ).to.deep.equal({ receipts: [] })
      expect(await (await get(guard, '/consent/uses', tokenOf('paula', 'GET', '/consent/uses'))).json()).to.deep.equal({
        uses: [],
      })

      await world.grant(guard, { customer: 'paula', generation: 1, notice: world.draft })
      const zeroRequest = await post(guard, '/consent/receipts', { receipts: [given.receipt] }, sessionOf('paula'))
      expect((await zeroRequest.json()) as object).to.include({ status: 404 })
      await world.record(guard)
      await guard.use('paula', { ...email, context: 'after' }, () => undefined)
      const uses = await get(guard, '/consent/uses', tokenOf('paula', 'GET', '/consent/uses'))
      const [use] = ((await uses.json()) as { uses: { entry: { index: number } }[] }).uses
      expect(use?.entry.index, 'the numbering goes on').to.equal(1)
    })

    it('keeps erased consents out', async () => {
      const first = await world.grant(guard, { customer: 'quirin', notice: world.draft })
      const later = await world.issue({ customer: 'quirin', uses: [offersUse], generation: 1, notice: world.draft })
      const { privateKey, subject } = world.keysOf('quirin')
      const erasure = {
        brandId: world.brandId,
        subject,
        consentHashes: [later.consentHash],
        issuedAt: Math.floor(Date.now() / 1_000),
      }
      const signature = signDigest(hashErasure(world.deployment, erasure), privateKey)
      await post(guard, '/consent/erasure', { erasure, signature, secrets: [first.secrets.brand] }, null, {})
      await eventually(async () => {
        await world.mine(9)
        await guard.sync()
        expect((await guard.health()).waiting.erasures).to.equal(0)
      })
      await world.grant(guard, { customer: 'quirin', generation: 2, notice: world.draft })
      const body = JSON.stringify({ receipts: [later.receipt] })
      const refused = post(guard, '/consent/receipts', body, null, tokenOf('quirin', 'POST', '/consent/receipts', body))
      expect(await refusal(refused)).to.include({ status: 410, code: 'erased', field: 'receipts[0].consent' })
    })
  })

  describe('return page', () => {
    it('speaks the visitor’s language and goes on only within the shop', async () => {
      const page = async (query: string, headers: Record<string, string> = {}) => {
        const response = await get(guard, `/consent/return${query}`, headers)
        expect(response.status).to.equal(200)
        return response.text()
      }
      expect(await page(''))
        .to.contain('<html lang="en">')
        .and.contain('data-next="/"')
      expect(await page('?next=/offers?a=1%26b=2')).to.contain('data-next="/offers?a=1&amp;b=2"')
      expect(await page('', { 'accept-language': 'fr, nl;q=0.8, de;q=0.9' })).to.contain('<html lang="de">')
      expect(await page('?lang=nl', { 'accept-language': 'de' }))
        .to.contain('<html lang="nl">')
        .and.contain('Uw keuze')
      for (const next of [
        '//evil.example',
        '/\\evil.example',
        'https://evil.example/',
        'javascript:alert(1)',
        '/%09/evil.example',
        '/.//evil.example',
        '/\t/evil.example',
      ]) {
        expect(await page(`?next=${encodeURIComponent(next)}`), next).to.not.match(/data-next="(?:\/\/|[^/])/)
      }
      expect(await page(`?next=${encodeURIComponent('/"><script>alert(1)</script>')}`)).to.not.contain('<script>alert')
    })

    it('runs no script but its own, from its own address', async () => {
      const response = await get(guard, '/consent/return')
      const policy = response.headers.get('content-security-policy')
      expect(policy)
        .to.contain("default-src 'none'")
        .and.contain("script-src 'self'")
        .and.contain("frame-ancestors 'none'")
      expect(policy).to.not.contain('unsafe')
      expect(response.headers.get('referrer-policy')).to.equal('no-referrer')
      expect(response.headers.get('cache-control')).to.equal('no-store')
      const html = await response.text()
      expect(html).to.not.match(/<script(?![^>]*src="\/consent\/return\.js")/)
      expect(html).to.not.contain('style=')
      const script = await get(guard, '/consent/return.js')
      expect(script.headers.get('content-type')).to.contain('text/javascript')
      const code = await script.text()
      expect(code.indexOf('history.replaceState')).to.be.within(0, code.indexOf('fetch('))
    })
  })
})
