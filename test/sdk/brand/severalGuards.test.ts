import { setTimeout as sleep } from 'node:timers/promises'
import { checkUseEntries, getLockStates, type UseEntry, verifyProof } from '@consent-ledger/sdk'
import type { Decision, Health, Store } from '@consent-ledger/sdk/brand'
import { expect } from 'chai'
import type { Hex } from 'viem'
import { type Postgres, startPostgres } from '../../../scripts/postgres/startPostgres.ts'
import { eventually } from './eventually.ts'
import { forkGuard, type GuardProcess } from './forkGuard.ts'
import { type BrandWorld, emailUse, offersUse, startBrandWorld } from './startBrandWorld.ts'

const email = { purpose: emailUse.purpose, categories: [emailUse.category], context: 'newsletter' }
const offers = { purpose: offersUse.purpose, categories: [offersUse.category], context: 'home page' }
const pollInterval = 200
const policy = { pollInterval, recordInterval: 200, recordUsesInterval: 300, maxStaleness: 8 }

/** Three guards in three processes on one PostgreSQL and one chain. */
describe('Guard: several on one store', function () {
  this.timeout(180_000)
  let server: Postgres
  let world: BrandWorld
  let store: Store
  let guards: GuardProcess[] = []

  before(async () => {
    server = await startPostgres()
    const url = await server.createDatabase('shared')
    const kind = { name: 'PostgreSQL', prepare: async () => (schema: string) => ({ url, schema }) } as const
    world = await startBrandWorld({ store: kind, anvil: { blockTime: 1 } })
    guards = await Promise.all([1, 2, 3].map(() => forkGuard(world, 'shared', policy)))
    store = world.storeOf('shared')
    // A follower answers once the recorder has looked at the chain.
    await eventually(async () => {
      for (const guard of guards) expect((await healthOf(guard)).ready).to.equal(true)
    }, 20_000)
  })
  after(async () => {
    await Promise.all(guards.map((guard) => guard.kill()))
    await store?.close()
    await world?.stop()
    await server?.stop()
  })

  const alive = () => guards.filter(({ isAlive }) => isAlive)
  const healthOf = async (guard: GuardProcess) => (await guard.health()) as Health

  async function findRecorder(): Promise<GuardProcess> {
    for (;;) {
      for (const guard of alive()) if ((await healthOf(guard)).isRecorder) return guard
      await sleep(50)
    }
  }

  async function followersOf(recorder: GuardProcess): Promise<[GuardProcess, GuardProcess]> {
    return alive().filter((guard) => guard !== recorder) as [GuardProcess, GuardProcess]
  }

  function expectAll(customer: string, allowed: boolean): Promise<void> {
    return eventually(async () => {
      for (const guard of alive()) expect(await guard.check(customer, email)).to.have.property('allowed', allowed)
    }, 20_000)
  }

  it('has one recorder; all allow what one of them was given', async () => {
    const recorder = await findRecorder()
    const [follower] = await followersOf(recorder)
    await follower.visit('anna')
    await expectAll('anna', true)
    const healths = await Promise.all(guards.map(healthOf))
    expect(healths.filter(({ isRecorder }) => isRecorder)).to.have.length(1)
    for (const health of healths) {
      expect(health).to.deep.include({ ready: true, reason: null })
      expect(health.lag, 'of the recorder’s view, in a follower').to.deep.equal({ blocks: 0, seconds: 0 })
      expect(health.lastLook).to.deep.include({ succeeded: true })
      expect(health.storeBytes).to.be.greaterThan(100_000)
    }
  })

  it('denies a revocation at once where it came in, and everywhere within a poll, then puts it on the chain', async () => {
    const [first, second] = await followersOf(await findRecorder())
    const given = await first.visit('ben')
    await expectAll('ben', true)
    const secrets = [given?.secrets.brand]

    expect(await second.post('/consent/revocations', { secrets }, null)).to.have.property('status', 200)
    expect((await second.check('ben', email))?.reason).to.equal('revoked')

    // One poll, and what a machine with other work needs to get to it.
    await sleep(pollInterval + 300)
    for (const guard of guards) expect((await guard.check('ben', email))?.reason).to.equal('revoked')
    await eventually(async () => {
      const locks = [given?.receipt.consent.brandLock as Hex]
      const { ledger } = world.deployment
      const [state] = await getLockStates(world.client, { ledger, brandId: world.brandId, locks })
      expect(state?.revokedAt).to.be.greaterThan(0)
    })
  })

  it('holds a limit, and chains the use log, when all use at the same moment', async () => {
    await guards[0]?.visit('cleo')
    await expectAll('cleo', true)
    const limited = await Promise.all(
      guards.flatMap((guard) => Array.from({ length: 6 }, () => guard.use('cleo', offers))),
    )
    expect(limited.filter((outcome) => outcome === 'done')).to.have.length(3)
    expect(limited.filter((outcome) => outcome === 'limit-reached')).to.have.length(15)

    const free = await Promise.all(
      guards.flatMap((guard) => Array.from({ length: 10 }, () => guard.use('cleo', email))),
    )
    expect(new Set(free)).to.deep.equal(new Set(['done']))
    const rows = await store.db
      .selectFrom('uses')
      .innerJoin('customers', 'customers.id', 'uses.customer')
      .select(['entry', 'outcome'])
      .where('customer_id', '=', 'cleo')
      .orderBy('uses.id')
      .execute()
    const entries = rows.map(({ entry }) => JSON.parse(entry) as UseEntry)
    expect(entries.map(({ index }) => index)).to.deep.equal(Array.from({ length: 33 }, (_, index) => index))
    expect(checkUseEntries(world.deployment, entries)).to.have.length(33)
    expect(new Set(rows.map(({ outcome }) => outcome))).to.deep.equal(new Set(['done']))
  })

  it('goes on when its recorder is killed, again and again: nothing is lost, nothing stands twice', async () => {
    const confirmed: Hex[] = []
    for (let round = 0; round < 2; round++) {
      const recorder = await findRecorder()
      const [follower] = await followersOf(recorder)
      // Killed while receipts come in at two guards and are recorded; a slow machine gets as far as a fast one.
      const enough = confirmed.length + 3
      const killed = eventually(() => expect(confirmed.length).to.be.at.least(enough), 60_000)
        .then(() => sleep(50 + 200 * round))
        .finally(() => recorder.kill())
      const bring = async (guard: GuardProcess, name: string) => {
        for (let visitor = 0; recorder.isAlive; visitor++) {
          const given = await guard.visit(`${name} ${round}.${visitor}`)
          if (given !== null) confirmed.push(given.consentHash)
        }
      }
      await Promise.all([killed, bring(follower, 'follower'), bring(recorder, 'recorder')])

      const began = Date.now()
      await findRecorder()
      expect(Date.now() - began, 'milliseconds until another took over').to.be.lessThan(10_000)
      guards = [...alive(), await forkGuard(world, 'shared', policy)]
    }
    expect(confirmed.length).to.be.greaterThan(5)

    await eventually(async () => {
      const roots = await world.rootsOnChain()
      const rows = await store.db
        .selectFrom('receipts')
        .leftJoin('batches', 'batches.id', 'receipts.batch')
        .select(['consent_hash', 'proof', 'root'])
        .execute()
      const proven = rows.filter(
        ({ consent_hash, proof, root }) =>
          roots.includes(root as Hex) &&
          verifyProof({ hash: consent_hash as Hex, proof: JSON.parse(proof as string), root: root as Hex }),
      )
      const hashes = proven.map(({ consent_hash }) => consent_hash)
      for (const hash of confirmed) expect(hashes).to.include(hash)
      const batches = await store.db.selectFrom('batches').select('root').where('kind', '=', 'grants').execute()
      expect(roots, 'each root once, and none the store does not know').to.have.members(batches.map(({ root }) => root))
    }, 30_000)
    await expectAll('follower 1.0', true)
  })

  it('denies while the server is gone, then recovers by itself', async () => {
    await server.crash()
    await eventually(async () => {
      for (const guard of guards) expect((await guard.check('anna', email))?.reason).to.equal('stale')
    }, 20_000)
    await server.restart()
    await expectAll('anna', true)
    expect((await Promise.all(guards.map(healthOf))).filter(({ isRecorder }) => isRecorder)).to.have.length(1)
  })

  it('denies as stale while nobody reads the chain', async () => {
    const stale = (decision: Decision | null) => decision?.reason === 'stale'
    await world.anvil.kill()
    await eventually(async () => {
      for (const guard of guards) expect(stale(await guard.check('anna', email))).to.equal(true)
    }, 20_000)
  })
})
