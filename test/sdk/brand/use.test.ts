import { setTimeout as sleep } from 'node:timers/promises'
import { checkUseEntries, InvalidTextError, type UseEntry } from '@consent-ledger/sdk'
import { ConsentDeniedError, type Guard } from '@consent-ledger/sdk/brand'
import { expect } from 'chai'
import { lockCustomer } from '../../../sdk/src/brand/lockCustomer.ts'
import { writeStore } from '../../../sdk/src/brand/writeStore.ts'
import { rejectionOf } from '../../helpers/rejectionOf.ts'
import { describeStores } from './describeStores.ts'
import { type BrandWorld, emailUse, offersUse, shopOrigin, startBrandWorld } from './startBrandWorld.ts'

const day = 86_400
const email = { purpose: emailUse.purpose, categories: [emailUse.category], context: 'newsletter' }
const offers = { purpose: offersUse.purpose, categories: [offersUse.category], context: 'home page banner' }

describeStores('Guard: use', (kind) => {
  let world: BrandWorld
  let guard: Guard
  let later = 0
  const clock = () => Math.floor(Date.now() / 1_000) + later
  const policy = { maxStaleness: 10 ** 9 }

  before(async () => {
    world = await startBrandWorld({ store: kind })
    guard = await world.guardOf('use', { clock, policy })
    for (const customer of ['anna', 'ben', 'cleo', 'dora', 'emil', 'fritz']) await world.grant(guard, { customer })
    await world.record(guard)
  })
  beforeEach(() => {
    later = 0
  })
  after(() => world.stop())

  /** The use log as it is on disk. */
  async function rows(customer: string) {
    await guard.close()
    const store = world.storeOf('use')
    try {
      return await store.db
        .selectFrom('uses')
        .innerJoin('customers', 'customers.id', 'uses.customer')
        .select(['entry', 'outcome', 'hash'])
        .where('customer_id', '=', customer)
        .orderBy('uses.id')
        .execute()
    } finally {
      await store.close()
      guard = await world.guardOf('use', { clock, policy })
    }
  }

  async function denial(customer: string, input: typeof email) {
    let ran = false
    const error = await rejectionOf(
      ConsentDeniedError,
      guard.use(customer, input, () => {
        ran = true
      }),
    )
    expect(ran, 'nothing runs when denied').to.equal(false)
    return error.decision
  }

  it('runs, returns what ran, and logs it', async () => {
    const result = await guard.use('anna', email, ({ decision }) => decision.consentHash)
    expect(result).to.equal(guard.check('anna', email).consentHash)
    const [row] = await rows('anna')
    expect(row?.outcome).to.equal('done')
    const entry = JSON.parse(row?.entry ?? '') as UseEntry
    expect(entry).to.deep.include({
      consentHash: result,
      index: 0,
      purpose: email.purpose,
      categories: email.categories,
      context: 'newsletter',
    })
    expect(BigInt(entry.blockNumber)).to.equal(guard.check('anna', email).asOf.blockNumber)
  })

  it('logs the outcome even when the run throws, and passes the error on', async () => {
    const failure = new RangeError('the printer is out of paper')
    expect(
      await rejectionOf(
        RangeError,
        guard.use('anna', email, () => {
          throw failure
        }),
      ),
    ).to.equal(failure)
    expect(
      await rejectionOf(
        RangeError,
        guard.use('anna', email, () => Promise.reject(failure)),
      ),
    ).to.equal(failure)
    expect((await rows('anna')).map(({ outcome }) => outcome)).to.deep.equal(['done', 'failed', 'failed'])
  })

  it('writes the entry before the run', async () => {
    let health = 0
    await guard.use('anna', email, async () => {
      health = (await guard.health()).rows.uses
    })
    expect((await guard.health()).rows.uses).to.equal(health)
    expect(health).to.equal(4)
  })

  it('runs and writes nothing when denied', async () => {
    const before = (await guard.health()).rows.uses
    expect((await denial('nobody', email)).reason).to.equal('not-granted')
    expect((await denial('anna', { ...email, categories: ['contact.phone'] })).reason).to.equal('not-granted')
    expect((await guard.health()).rows.uses).to.equal(before)
    await rejectionOf(
      InvalidTextError,
      guard.use('anna', { ...email, context: 'a\u202eb' }, () => undefined),
    )
    await rejectionOf(
      InvalidTextError,
      guard.use('anna', { ...email, context: 'x'.repeat(201) }, () => undefined),
    )
    expect((await guard.health()).rows.uses).to.equal(before)
  })

  it('stops at the notice’s limit, and goes on when the period has passed', async () => {
    for (let time = 0; time < 3; time++) await guard.use('ben', offers, () => undefined)
    const reached = await denial('ben', offers)
    expect(reached).to.include({ allowed: false, reason: 'limit-reached' })
    expect(guard.check('ben', offers).allowed, 'the consent itself still holds').to.equal(true)
    expect(await guard.use('cleo', offers, () => 'another customer')).to.equal('another customer')

    await guard.close()
    guard = await world.guardOf('use', { clock, policy })
    expect((await denial('ben', offers)).reason, 'counted on disk').to.equal('limit-reached')
    later = 7 * day - 60
    expect((await denial('ben', offers)).reason).to.equal('limit-reached')
    later = 7 * day + 60
    expect(await guard.use('ben', offers, () => 'again')).to.equal('again')
  })

  it('counts uses that come at the same time', async () => {
    const settled = await Promise.allSettled(
      Array.from({ length: 8 }, () => guard.use('dora', offers, () => undefined)),
    )
    expect(settled.filter(({ status }) => status === 'fulfilled')).to.have.length(3)
  })

  it('writes one entry for each consent it relies on', async () => {
    const second = await world.grant(guard, {
      customer: 'emil',
      uses: [{ purpose: 'recommend.products', category: 'behaviour.purchases' }],
    })
    const third = await world.grant(guard, {
      customer: 'emil',
      uses: [{ purpose: 'recommend.products', category: 'special.health' }],
    })
    await world.record(guard)
    const input = { purpose: 'recommend.products', categories: ['special.health', 'behaviour.purchases'], context: '' }
    expect(await guard.use('emil', input, () => 'done')).to.equal('done')
    const entries = (await rows('emil')).map(({ entry }) => JSON.parse(entry) as UseEntry)
    expect(entries.map(({ consentHash, categories }) => [consentHash, categories])).to.have.deep.members([
      [second.consentHash, ['behaviour.purchases']],
      [third.consentHash, ['special.health']],
    ])
    expect(checkUseEntries(world.deployment, entries)).to.have.length(2)
    expect((await denial('emil', input)).reason).to.equal('limit-reached')
    expect(await guard.use('emil', { ...input, categories: ['special.health'] }, () => 'no limit here')).to.equal(
      'no limit here',
    )
  })

  /** Calls `use` while a revocation of the same consent is already waiting for the database, and returns the decision it was denied with. */
  async function runDuringRevocation(customer: string, input: typeof email) {
    const { secrets } = await world.grant(guard, { customer })
    await world.record(guard)
    await guard.close()
    const store = world.storeOf('use')
    guard = await world.guardOf('use', { clock, policy, store })
    const [writing, logging, isHeld] = [Promise.withResolvers(), Promise.withResolvers(), Promise.withResolvers()]
    const held = writeStore(store, async () => {
      isHeld.resolve(null)
      await writing.promise
    })
    await isHeld.promise
    // On a shared store a use waits for its customer only.
    const isLogHeld = Promise.withResolvers()
    const heldLog = store.db.transaction().execute(async (transaction) => {
      await lockCustomer(transaction, store, customer)
      isLogHeld.resolve(null)
      await logging.promise
    })
    if (store.isShared) await isLogHeld.promise
    const handler = guard.handler({ session: async () => null })
    const body = JSON.stringify({ secrets: [secrets.brand] })
    const revoked = handler(new Request(`${shopOrigin}/consent/revocations`, { method: 'POST', body }))
    await sleep(50)
    expect(guard.check(customer, input).allowed, 'the revocation has not got through yet').to.equal(true)
    const denied = denial(customer, input)
    writing.resolve(null)
    if (store.isShared) await revoked
    logging.resolve(null)
    await Promise.all([held, heldLog, revoked])
    return denied
  }

  it('does not run if a revocation comes while the entry is being written, and says so in the log', async () => {
    expect((await runDuringRevocation('gustav', email)).reason).to.equal('revoked')
    expect((await rows('gustav')).map(({ outcome }) => outcome)).to.deep.equal(['not-run'])
  })

  it('does not count what did not run', async () => {
    expect((await runDuringRevocation('helga', offers)).reason).to.equal('revoked')
    await world.grant(guard, { customer: 'helga', generation: 1 })
    await world.record(guard)
    for (let time = 0; time < 3; time++) await guard.use('helga', offers, () => undefined)
    expect((await denial('helga', offers)).reason).to.equal('limit-reached')
  })
})
