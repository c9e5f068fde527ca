import { buildNotice, publishNotice } from '@consent-ledger/sdk'
import type { Guard } from '@consent-ledger/sdk/brand'
import { expect } from 'chai'
import { type BrandWorld, emailUse, offersUse, post, startBrandWorld } from './startBrandWorld.ts'

const fieldMap = {
  email: 'contact.email',
  purchases: 'behaviour.purchases',
  basket: ['behaviour.purchases', 'contact.email'],
  shoeSize: 'no.such.category',
}

const profileUse = { purpose: 'ads.profile.create', category: 'behaviour.browsing' }

describe('Guard: minimise and explain', () => {
  let world: BrandWorld
  let guard: Guard
  /** Seconds the local clock is ahead. */
  const clock = { ahead: 0 }

  before(async () => {
    world = await startBrandWorld()
    guard = await world.guardOf('minimise', { clock: () => Math.floor(Date.now() / 1_000) + clock.ahead })
    await world.grant(guard, { customer: 'anna' })
    await world.record(guard)
  })
  after(() => world.stop())

  const record = {
    email: 'anna@example.com',
    purchases: ['tea'],
    basket: ['pot'],
    shoeSize: 38,
    birthday: '1990-01-01',
  }

  it('keeps only fields whose every category is allowed, and lists the rest', () => {
    const { record: kept, dropped } = guard.minimise('anna', record, fieldMap, { purpose: offersUse.purpose })
    expect(kept).to.deep.equal({ purchases: ['tea'] })
    expect(dropped).to.deep.equal([
      { field: 'email', category: 'contact.email', reason: 'not-granted' },
      { field: 'basket', category: 'contact.email', reason: 'not-granted' },
      { field: 'shoeSize', category: 'no.such.category', reason: 'malformed' },
      { field: 'birthday', category: null, reason: 'unmapped' },
    ])
    expect(record, 'the record itself is untouched').to.have.property('email')
  })

  it('keeps nothing for a stranger or an unknown purpose', () => {
    expect(guard.minimise('nobody', record, fieldMap, { purpose: offersUse.purpose }).record).to.deep.equal({})
    expect(guard.minimise('anna', record, fieldMap, { purpose: 'offers.everything' }).record).to.deep.equal({})
    expect(guard.minimise('anna', record, {}, { purpose: offersUse.purpose }).record).to.deep.equal({})
  })

  it('does not take names of the prototype for entries of the map', () => {
    const odd = JSON.parse('{"__proto__":{"email":1},"constructor":2,"toString":3}') as object
    const { record: kept, dropped } = guard.minimise('anna', odd, fieldMap, { purpose: offersUse.purpose })
    expect(kept).to.deep.equal({})
    expect(dropped.map(({ reason }) => reason)).to.deep.equal(['unmapped', 'unmapped', 'unmapped'])
  })

  it('explains a use in the customer’s language, with the words of the notice', () => {
    const explained = guard.explain('anna', { purpose: offersUse.purpose, locale: 'de' })
    expect(explained.found).to.equal(true)
    expect(explained.message).to.match(/^Sie erlauben dies seit \d{4}-\d\d-\d\d: .+ für .+\.$/)
    expect(explained.stopUrl).to.equal(`http://localhost:4100/#/me/brands/${world.brandId}`)
    const [use] = explained.uses
    expect(use).to.deep.include({
      purpose: offersUse.purpose,
      category: offersUse.category,
      allowed: true,
      reason: null,
      limit: { times: 3, per: 'P7D' },
      text: { locale: 'de', what: 'what (de)', inReturn: 'in return (de)', ifYouDecline: 'if you decline (de)' },
    })
    expect(use?.recordedBlock).to.be.a('bigint')
    expect(use?.recordedAt).to.be.at.least(use?.issuedAt ?? Number.POSITIVE_INFINITY)
  })

  it('says that there is no consent', () => {
    for (const customer of ['nobody', 'anna']) {
      const explained = guard.explain(customer, { purpose: 'analytics.usage', locale: 'en' })
      expect(explained).to.deep.include({ found: false, uses: [], message: 'We found no consent for this.' })
    }
  })

  it('shows what was revoked, without calling it found', async () => {
    const { secrets } = await world.grant(guard, { customer: 'ben' })
    await world.record(guard)
    await post(guard, '/consent/revocations', { secrets: secrets.uses }, null, {})
    const explained = guard.explain('ben', { purpose: emailUse.purpose, locale: 'nl' })
    expect(explained.found).to.equal(false)
    expect(explained.message).to.equal('We hebben hiervoor geen toestemming gevonden.')
    expect(explained.uses.map(({ allowed, reason }) => [allowed, reason])).to.deep.equal([[false, 'revoked']])
  })

  it('blames the signal of the browser, not a consent that is there', async () => {
    const { ledger } = world.deployment
    const former = world.draft.uses.find(({ purpose }) => purpose === emailUse.purpose)
    const uses = [...world.draft.uses, { ...structuredClone(former as NonNullable<typeof former>), ...profileUse }]
    const notice = { ...world.draft, edition: 2, uses }
    const { document } = buildNotice(notice)
    await world.included(publishNotice(world.owner, { ledger, brandId: world.brandId, document }))
    await guard.sync()
    await world.grant(guard, { customer: 'cleo', uses: [profileUse], notice })
    await world.record(guard)

    const ask = { purpose: 'ads.profile.create', locale: 'de', gpc: true }
    expect(guard.explain('cleo', ask).message).to.equal(
      'Die Global Privacy Control Ihres Browsers lehnt dies ab, deshalb wird nichts verwendet.',
    )
    expect(guard.explain('nobody', ask).message).to.equal('Wir haben dafür keine Einwilligung gefunden.')
  })

  it('does not say that there is none while it cannot know', () => {
    clock.ahead = 61
    for (const customer of ['nobody', 'anna']) {
      const { message, found } = guard.explain(customer, { purpose: 'analytics.usage', locale: 'en' })
      expect({ message, found }).to.deep.equal({
        message: 'This cannot be checked right now, so nothing is used.',
        found: false,
      })
    }
    clock.ahead = 0
  })
})
