import { getLockStates, revoke } from '@consent-ledger/sdk'
import { ConsentDeniedError, type Guard, readGpc } from '@consent-ledger/sdk/brand'
import { expect } from 'chai'
import type { Hex } from 'viem'
import { describeStores } from './describeStores.ts'
import { eventually } from './eventually.ts'
import { type BrandWorld, emailUse, offersUse, post, startBrandWorld } from './startBrandWorld.ts'

const email = { purpose: emailUse.purpose, categories: [emailUse.category] }
const offers = { purpose: offersUse.purpose, categories: [offersUse.category] }

describeStores('Guard: check', (store) => {
  let world: BrandWorld
  let guard: Guard

  before(async () => {
    world = await startBrandWorld({ store })
    guard = await world.guardOf('check')
  })
  after(() => world.stop())

  it('denies a customer nobody knows', () => {
    const decision = guard.check('nobody', email)
    expect(decision).to.include({ allowed: false, reason: 'not-granted', consentHash: null })
    expect(decision.message).to.contain('there is no consent')
  })

  it('denies until the recording is there and final, then allows with what it rests on', async () => {
    const { consentHash, receipt } = await world.grant(guard, { customer: 'anna' })
    expect(guard.check('anna', email).reason).to.equal('not-recorded')

    const { grants } = await guard.record()
    await guard.sync()
    expect(grants).to.have.length(1)
    expect(guard.check('anna', email).reason).to.equal('not-final')

    await world.mine()
    await guard.sync()
    const decision = guard.check('anna', email)
    expect(decision).to.deep.include({ allowed: true, reason: null, consentHash, expiresAt: receipt.consent.expiresAt })
    const head = await world.client.getBlock()
    expect(decision.asOf).to.deep.include({
      blockNumber: head.number,
      blockHash: head.hash,
      finality: 'safe',
      sources: 1,
    })
    expect(decision.asOf.ageSeconds).to.be.within(0, 2)
  })

  it('denies if one of several categories is not allowed, and says which', () => {
    const decision = guard.check('anna', { purpose: email.purpose, categories: ['contact.email', 'contact.phone'] })
    expect(decision).to.include({ allowed: false, reason: 'not-granted' })
    expect(decision.categories.map(({ category, allowed }) => [category, allowed])).to.deep.equal([
      ['contact.email', true],
      ['contact.phone', false],
    ])
  })

  it('denies a question that cannot be asked', () => {
    for (const ask of [
      { purpose: 'message.email', categories: [] },
      { purpose: 'message.email', categories: ['contact.e-mail'] },
      { purpose: 'message.mail', categories: ['contact.email'] },
      { purpose: undefined as unknown as string, categories: ['contact.email'] },
      { purpose: 'message.email', categories: 'contact.email' as unknown as string[] },
    ]) {
      expect(guard.check('anna', ask).reason).to.equal('malformed')
    }
    expect(guard.check(undefined as unknown as string, email).reason).to.equal('malformed')
  })

  it('throws the decision from assert', () => {
    expect(guard.assert('anna', email).allowed).to.equal(true)
    try {
      guard.assert('nobody', email)
      expect.fail('nothing was thrown')
    } catch (error) {
      expect(error).to.be.instanceOf(ConsentDeniedError)
      expect((error as ConsentDeniedError).decision.reason).to.equal('not-granted')
    }
  })

  it('denies purposes a Global Privacy Control signal denies, and only those', () => {
    expect(guard.check('anna', { ...email, gpc: true }).allowed).to.equal(true)
    const ads = { purpose: 'ads.profile.create', categories: ['behaviour.browsing'], gpc: true }
    expect(guard.check('anna', ads).reason).to.equal('opted-out')
    expect(guard.check('anna', { ...ads, gpc: false }).reason).to.equal('not-granted')
    expect(readGpc(new Headers({ 'sec-gpc': '1' }))).to.equal(true)
    expect(
      readGpc(
        new Headers([
          ['sec-gpc', '1'],
          ['sec-gpc', '1'],
        ]),
      ),
    ).to.equal(true)
    for (const value of ['0', 'true', '', '11']) expect(readGpc(new Headers({ 'sec-gpc': value }))).to.equal(false)
    expect(readGpc(new Headers())).to.equal(false)
  })

  it('denies a use whose secret the customer hands in at once, and puts it on the chain', async () => {
    const { secrets, receipt } = await world.grant(guard, { customer: 'ben' })
    await world.record(guard)
    expect(guard.check('ben', offers).allowed).to.equal(true)

    const response = await post(guard, '/consent/revocations', { secrets: [secrets.uses[1]] }, null, {})
    expect(response.status).to.equal(200)
    const decision = guard.check('ben', offers)
    expect(decision.reason).to.equal('revoked')
    expect(decision.revocation).to.deep.include({ scope: 'use', by: 'customer' })
    expect(guard.check('ben', email).allowed).to.equal(true)

    const lock = receipt.consent.uses[1]?.lock as Hex
    await eventually(async () => {
      const { ledger } = world.deployment
      const [state] = await getLockStates(world.client, { ledger, brandId: world.brandId, locks: [lock] })
      expect(state).to.deep.include({ byBrand: false })
      expect(state?.revokedAt).to.be.greaterThan(0)
    })
  })

  it('denies what somebody else put on the chain, with the time of its block', async () => {
    const { secrets } = await world.grant(guard, { customer: 'cleo' })
    await world.record(guard)
    const { ledger } = world.deployment
    await world.included(
      revoke(world.anyone, { ledger, revocations: [{ brandId: world.brandId, secrets: [secrets.brand] }] }),
    )
    const { timestamp } = await world.client.getBlock()
    await guard.sync()
    const decision = guard.check('cleo', email)
    expect(decision.reason).to.equal('revoked')
    expect(decision.revocation).to.deep.equal({ scope: 'brand', by: 'customer', at: Number(timestamp) })
  })

  it('lets the receipt speak that gets furthest', async () => {
    await world.grant(guard, { customer: 'dora', uses: [emailUse], generation: 0 })
    await world.record(guard)
    await world.grant(guard, { customer: 'dora', uses: [offersUse], generation: 0 })
    expect(guard.check('dora', email).allowed).to.equal(true)
    expect(guard.check('dora', offers).reason).to.equal('not-granted')
    await world.record(guard)
    expect(guard.check('dora', offers).allowed).to.equal(true)
  })

  it('lists everybody who may be written to', async () => {
    expect((await guard.audience(email).ids()).sort()).to.deep.equal(['anna', 'ben', 'dora'])
    expect((await guard.audience(offers).ids()).sort()).to.deep.equal(['anna', 'dora'])
    expect(await guard.audience({ purpose: email.purpose, categories: ['contact.phone'] }).ids()).to.deep.equal([])
  })

  it('knows the same after a restart, from the store', async () => {
    const before = ['anna', 'ben', 'cleo', 'dora'].map((id) => [
      guard.check(id, email).reason,
      guard.check(id, offers).reason,
    ])
    const revocation = guard.check('cleo', email).revocation
    await guard.close()
    expect(guard.check('anna', email).reason).to.equal('stale')
    guard = await world.guardOf('check')
    expect(
      ['anna', 'ben', 'cleo', 'dora'].map((id) => [guard.check(id, email).reason, guard.check(id, offers).reason]),
    ).to.deep.equal(before)
    expect(guard.check('cleo', email).revocation).to.deep.equal(revocation)
    expect((await guard.audience(email).ids()).sort()).to.deep.equal(['anna', 'ben', 'dora'])
  })

  it('lets a consent end exactly at its expiry, by the newest block or the clock', async () => {
    const { receipt } = await world.grant(guard, { customer: 'emil' })
    await world.record(guard)
    let now = receipt.consent.expiresAt - 1
    const later = await world.guardOf('expiry', { clock: () => now })
    expect(later.check('emil', email).reason).to.equal('not-granted')
    await later.close()

    await guard.close()
    guard = await world.guardOf('check', { clock: () => now, policy: { maxStaleness: 10 ** 9 } })
    expect(guard.check('emil', email).allowed).to.equal(true)
    now = receipt.consent.expiresAt
    expect(guard.check('emil', email).reason).to.equal('expired')
    expect(await guard.audience(email).ids()).to.not.include('emil')
  })
})
