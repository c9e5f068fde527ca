import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getLockStates } from '@consent-ledger/sdk'
import { createGuard } from '@consent-ledger/sdk/brand'
import { expect } from 'chai'
import type { Hex } from 'viem'
import { freePort } from '../../helpers/startAnvil.ts'
import { startService } from '../../service/serviceProcess.ts'
import { describeStores } from './describeStores.ts'
import { eventually } from './eventually.ts'
import { type BrandWorld, emailUse, post, startBrandWorld } from './startBrandWorld.ts'

const email = { purpose: emailUse.purpose, categories: [emailUse.category] }
/** Worthless outside a local chain: the fifth development account. */
const relayKey = '0x8b3a350cf5c34c9194ca85829a2df0ec3153be0318b5e2d3348e872092edffba'

describeStores('Guard: revocations on their way to the chain', (store) => {
  let world: BrandWorld

  before(async () => {
    world = await startBrandWorld({ store })
  })
  after(() => world.stop())

  async function stateOf(lock: Hex) {
    const { ledger } = world.deployment
    const [state] = await getLockStates(world.client, { ledger, brandId: world.brandId, locks: [lock] })
    return state
  }

  async function recorded(storeName: string, customer: string) {
    const guard = await world.guardOf(storeName)
    const given = await world.grant(guard, { customer })
    await world.record(guard)
    expect(guard.check(customer, email).allowed).to.equal(true)
    await guard.close()
    return given
  }

  it('are passed to the relay when there is no operator key, with the opening that lets them in', async () => {
    const { secrets, receipt } = await recorded('relay', 'anna')
    const path = join(world.folder, 'deployment.json')
    await writeFile(path, JSON.stringify(world.deployment))
    const service = await startService({
      PORT: '0',
      RPC_URL: world.anvil.url,
      DEPLOYMENT: path,
      RELAY_KEY: relayKey,
      DATA_DIR: world.folder,
    })
    try {
      const { operator, ...options } = world.guardOptions('relay', { relayUrl: service.url })
      const guard = await createGuard(options)
      await post(guard, '/consent/revocations', { secrets: [secrets.brand, secrets.uses[0]] }, null, {})
      expect(guard.check('anna', email).reason).to.equal('revoked')
      await eventually(async () => {
        expect((await stateOf(receipt.consent.brandLock))?.revokedAt).to.be.greaterThan(0)
        expect((await stateOf(receipt.consent.uses[0]?.lock as Hex))?.revokedAt).to.be.greaterThan(0)
      }, 15_000)
      await eventually(async () => expect((await guard.health()).waiting.revocations).to.equal(0))
      await guard.close()
    } finally {
      await service.stop()
    }
  })

  it('wait on disk while neither operator nor relay can be had', async () => {
    const { secrets, receipt } = await recorded('waiting', 'ben')
    const relayUrl = `http://127.0.0.1:${await freePort()}`
    const { operator, ...options } = world.guardOptions('waiting', { relayUrl })
    const deaf = await createGuard(options)
    await post(deaf, '/consent/revocations', { secrets: [secrets.brand] }, null, {})
    expect((await deaf.health()).waiting.revocations).to.equal(1)
    await deaf.close()
    expect((await stateOf(receipt.consent.brandLock))?.revokedAt).to.equal(0)

    const guard = await world.guardOf('waiting')
    expect(guard.check('ben', email).reason, 'denied also after a restart').to.equal('revoked')
    await eventually(async () => {
      expect(await stateOf(receipt.consent.brandLock)).to.deep.include({ byBrand: false })
      expect((await stateOf(receipt.consent.brandLock))?.revokedAt).to.be.greaterThan(0)
    })
    await guard.close()
  })

  it('forgets secrets once they stand on a final block', async () => {
    const { secrets } = await recorded('secrets', 'cleo')
    const store = world.storeOf('secrets')
    const guard = await world.guardOf('secrets', { store })
    await post(guard, '/consent/revocations', { secrets: [secrets.brand] }, null, {})
    const kept = () =>
      store.db.selectFrom('spends').select(['secret', 'is_final']).where('secret', 'is not', null).execute()
    expect(await kept()).to.have.length(1)
    await eventually(async () => {
      await world.mine(9)
      expect(await kept()).to.have.length(0)
    })
    expect(guard.check('cleo', email).reason).to.equal('revoked')
    await guard.close()
  })

  it('count the same however often they come', async () => {
    const { secrets } = await recorded('often', 'dora')
    const guard = await world.guardOf('often')
    const results = []
    for (let time = 0; time < 3; time++) {
      const response = await post(guard, '/consent/revocations', { secrets: [secrets.brand] }, null, {})
      results.push(((await response.json()) as { results: { status: number }[] }).results[0]?.status)
    }
    expect(results).to.deep.equal([200, 200, 200])
    const { at } = guard.check('dora', email).revocation ?? {}
    expect(at).to.be.a('number')
    await guard.close()
  })

  it('tell the log nothing personal', async () => {
    const lines: string[] = []
    const write = (values: object, message: string) => void lines.push(JSON.stringify([values, message]))
    const guard = await world.guardOf('log', { logger: { info: write, warn: write, error: write } })
    const { secrets, receipt, consentHash } = await world.grant(guard, { customer: 'emilia-personal' })
    await world.record(guard)
    await guard.use('emilia-personal', { ...email, context: 'a context' }, () => undefined)
    await post(guard, '/consent/revocations', { secrets: [secrets.brand, ...secrets.uses] }, null, {})
    await eventually(async () => {
      await world.mine(9)
      expect((await guard.health()).waiting.revocations).to.equal(0)
    })
    await guard.close()
    const log = lines.join('\n').toLowerCase()
    expect(lines.length).to.be.greaterThan(2)
    const { subject, account, brandLock, salt } = receipt.consent
    const personal = [
      secrets.brand,
      ...secrets.uses,
      'emilia',
      subject,
      account,
      brandLock,
      salt,
      consentHash,
      receipt.signature,
      'a context',
    ]
    for (const value of personal) expect(log).to.not.contain(value.replace('0x', '').toLowerCase())
  })
})
