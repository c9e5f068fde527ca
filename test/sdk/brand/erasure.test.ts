import { hashErasure, revoke } from '@consent-ledger/sdk'
import { createGuard, type Guard, type GuardOptions } from '@consent-ledger/sdk/brand'
import { expect } from 'chai'
import { signDigest } from '../../../sdk/src/protocol/signature.ts'
import { describeStores } from './describeStores.ts'
import { eventually } from './eventually.ts'
import { type BrandWorld, post, startBrandWorld } from './startBrandWorld.ts'

describeStores('Guard: erasure without an operator key', (kind) => {
  let world: BrandWorld
  let guard: Guard
  const warnings: string[] = []
  const logger: GuardOptions['logger'] = {
    info: () => undefined,
    warn: (_, message) => warnings.push(message),
    error: () => undefined,
  }

  before(async () => {
    world = await startBrandWorld({ store: kind })
  })
  after(() => world.stop())

  it('deletes although a hundred others wait for a signature, says so once, and signs when there is a key', async () => {
    const first = await world.guardOf('erasing')
    const given = await world.grant(first, { customer: 'anna' })
    await world.record(first)
    await first.close()
    const store = world.storeOf('erasing')
    await store.open()
    const deleted = Array.from({ length: 100 }, (_, number) => ({
      subject: `0x${number.toString(16).padStart(40, '0')}`,
      request: '{}',
      signature: '0x',
      requested_at: 1,
      consent_hashes: '[]',
      erased_at: 2,
    }))
    await store.db.insertInto('erasures').values(deleted).execute()
    await store.close()

    const { operator, ...options } = world.guardOptions('erasing', { logger })
    guard = await createGuard(options)
    const { privateKey, subject } = world.keysOf('anna')
    const issuedAt = Math.floor(Date.now() / 1_000)
    const erasure = { brandId: world.brandId, subject, consentHashes: [given.consentHash], issuedAt }
    const signature = signDigest(hashErasure(world.deployment, erasure), privateKey)
    const asked = await post(
      guard,
      '/consent/erasure',
      { erasure, signature, secrets: [given.secrets.brand] },
      null,
      {},
    )
    expect(asked.status).to.equal(202)
    const { ledger } = world.deployment
    const revocations = [{ brandId: world.brandId, secrets: [given.secrets.brand] }]
    await world.included(revoke(world.anyone, { ledger, revocations }))
    await world.mine(9)
    await guard.sync()
    const said = 'an erasure is done but not certified: give the guard an operator key to sign it'
    await eventually(() => expect(warnings).to.include(said))
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(warnings.filter((warning) => warning === said)).to.have.length(1)
    expect((await guard.health()).rows.receipts).to.equal(0)
    expect((await guard.health()).waiting.erasures).to.equal(101)
    await guard.close()

    const later = await world.guardOf('erasing', { operator })
    await eventually(async () => expect((await later.health()).waiting.erasures).to.equal(0), 20_000)
  })
})
