import { GuardNotReadyError } from '@consent-ledger/sdk/brand'
import { expect } from 'chai'
import type { Hex } from 'viem'
import { createAudience } from '../../../sdk/src/brand/audience.ts'
import { checkMany } from '../../../sdk/src/brand/checkMany.ts'
import type { GuardContext } from '../../../sdk/src/brand/guardContext.ts'
import { createHotState } from '../../../sdk/src/brand/hotState.ts'
import { createLiveState } from '../../../sdk/src/brand/liveState.ts'
import { rejectionOf } from '../../helpers/rejectionOf.ts'

/** More than three batches of an audience. */
const customers = 13_000
const start = 1_800_000_000
const maxStaleness = 60
const ask = { purpose: 'message.email', categories: ['contact.email'] }
const noticeHash: Hex = `0x${'ab'.repeat(32)}`
const nameOf = (customer: number) => `customer-${customer}`

describe('Guard: many customers at once', () => {
  let now: number
  let context: GuardContext

  /** A customer with one consent, recorded already. Its receipt has the customer's number. */
  function allow(customer: number, expiresAt: number): void {
    const { hot } = context
    hot.addCustomer(customer, nameOf(customer))
    hot.addReceipt({
      id: customer,
      customer,
      consentHash: `0x${customer.toString(16).padStart(64, '0')}`,
      noticeHash,
      issuedAt: start - 1_000,
      expiresAt,
      batch: 1,
      uses: [{ purpose: 'message.email', category: 'contact.email' }],
    })
  }

  beforeEach(() => {
    now = start
    const hot = createHotState([1, 2])
    hot.setNotices([{ noticeHash, publishedAt: start - 2_000, isSameController: true }])
    const live = createLiveState()
    live.tip = { number: 100, hash: `0x${'cd'.repeat(32)}`, timestamp: start }
    live.newestTime = start
    live.final = 90
    live.polledAt = start
    live.polledAtMonotonic = performance.now()
    context = {
      hot,
      live,
      clock: () => now,
      deployment: { idle: true },
      policy: { finality: 'safe', maxStaleness },
    } as unknown as GuardContext
    // Every tenth ends in five seconds, the others in an hour.
    for (let customer = 1; customer <= customers; customer++) {
      allow(customer, start + (customer % 10 === 0 ? 5 : 3_600))
    }
    hot.setRecorded(1, start - 500, 50)
  })
  afterEach(() => context.hot.close())

  const idsWhere = (isMember: (customer: number) => boolean) =>
    Array.from({ length: customers }, (_, index) => index + 1)
      .filter(isMember)
      .map(nameOf)

  it('brings everybody who is allowed, once each, in several batches', async () => {
    const batches: (readonly string[])[] = []
    const audience = createAudience(context, ask)
    for await (const batch of audience) batches.push(batch)
    expect(batches.length).to.be.greaterThan(3)
    expect(batches.flat()).to.deep.equal(idsWhere(() => true))
    expect(await audience.ids()).to.deep.equal(idsWhere(() => true))
    expect(await audience.count()).to.equal(customers)
  })

  it('goes on when consents end or are given meanwhile: nobody is brought who is denied by then, nobody is missing', async () => {
    const batches: (readonly string[])[] = []
    for await (const batch of createAudience(context, ask)) {
      batches.push(batch)
      if (batches.length === 1) {
        context.hot.spend(6_000, -1, now, false)
        context.hot.spend(1, -1, now, false)
        allow(customers + 1, start + 3_600)
      }
      if (batches.length === 2) now += 5
    }
    const seen = (batches[0]?.length ?? 0) + (batches[1]?.length ?? 0) + 1
    expect(seen).to.be.within(8_000, 9_000)
    expect(batches.flat()).to.deep.equal(
      idsWhere((customer) => customer !== 6_000 && (customer <= seen || customer % 10 !== 0)),
    )
  })

  it('brings nobody any more once what is known is too old', async () => {
    const batches: (readonly string[])[] = []
    async function read(): Promise<void> {
      for await (const batch of createAudience(context, ask)) {
        batches.push(batch)
        now += maxStaleness + 1
      }
    }
    await rejectionOf(GuardNotReadyError, read())
    expect(batches).to.have.length(1)
  })

  it('answers for each of a list by its id, unknown ones too', () => {
    context.hot.spend(7, -1, now, false)
    const ids = ['nobody', ...idsWhere(() => true)]
    const decisions = checkMany(context, ids, ask)
    expect([...decisions.keys()]).to.deep.equal(ids)
    for (const [id, { allowed, reason }] of decisions) {
      const expected = id === 'nobody' ? 'not-granted' : id === nameOf(7) ? 'revoked' : null
      expect([allowed, reason], id).to.deep.equal([expected === null, expected])
    }
  })

  it('answers a list for one moment, however long reading it takes, and not at all once what is known is too old', () => {
    function* slowly(seconds: number) {
      yield nameOf(10)
      now += seconds
      yield nameOf(20)
    }
    const decisions = checkMany(context, slowly(5), ask)
    expect([...decisions.values()].map(({ allowed, at }) => [allowed, at])).to.deep.equal([
      [true, start],
      [true, start],
    ])
    now = start
    expect(() => checkMany(context, slowly(maxStaleness + 1), ask)).to.throw(GuardNotReadyError)
  })
})
