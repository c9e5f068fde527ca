import { copyFile, readFile, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { revoke } from '@consent-ledger/sdk'
import { type Guard, GuardNotReadyError, type GuardOptions, sqliteStore } from '@consent-ledger/sdk/brand'
import { expect } from 'chai'
import type { KyselyPlugin } from 'kysely'
import { meddlingClient } from '../../helpers/meddlingClient.ts'
import { postgresKind } from './describeStores.ts'
import { eventually } from './eventually.ts'
import { emailUse, offersUse, startBrandWorld } from './startBrandWorld.ts'

const seed = Number(process.env.SEED ?? 11)
const email = { purpose: emailUse.purpose, categories: [emailUse.category] }
const offers = { purpose: offersUse.purpose, categories: [offersUse.category] }
const names = ['anna', 'ben', 'cleo', 'dora', 'emil']

describe('Guard: snapshots', () => {
  let world: Awaited<ReturnType<typeof startBrandWorld>>
  let guard: Guard
  let file: string
  const warnings: { reason?: string; name?: string; message?: string }[] = []
  const logger: GuardOptions['logger'] = {
    info: () => undefined,
    warn: (values) => warnings.push(values),
    error: () => undefined,
  }

  before(async () => {
    world = await startBrandWorld()
    file = join(world.folder, 'memory.snapshot')
    guard = await world.guardOf('snapshot', { logger })
    await world.grant(guard, { customer: 'anna' })
    await world.grant(guard, { customer: 'ben', uses: [emailUse] })
    const { secrets } = await world.grant(guard, { customer: 'cleo' })
    await world.record(guard)
    await world.included(
      revoke(world.anyone, {
        ledger: world.deployment.ledger,
        revocations: [{ brandId: world.brandId, secrets: [secrets.brand] }],
      }),
    )
    // Dora's consent is in no batch yet.
    await world.grant(guard, { customer: 'dora' })
    await guard.sync()
  })
  after(() => world.stop())

  const answers = (of: Guard) => names.map((name) => [of.check(name, email), of.check(name, offers)].map(short))
  const short = ({ reason, consentHash, expiresAt }: ReturnType<Guard['check']>) => [reason, consentHash, expiresAt]

  /** Starts the guard again on the same store; what it said of the snapshot. */
  async function restart(snapshot: string | undefined, storeName = 'snapshot'): Promise<string | undefined> {
    await guard.close()
    warnings.length = 0
    guard = await world.guardOf(storeName, { logger, ...(snapshot !== undefined && { snapshot }) })
    return warnings.find(({ name }) => name === 'SnapshotRefusedError')?.message
  }

  it('bring the same answers back, with what the store learned since', async () => {
    const { bytes } = await guard.writeSnapshot(file)
    const { size, mode } = await stat(file)
    expect(size).to.equal(bytes)
    if (process.platform !== 'win32') expect(mode & 0o777).to.equal(0o600)
    const before = answers(guard)
    expect(await restart(file)).to.equal(undefined)
    expect(answers(guard)).to.deep.equal(before)

    const { secrets } = await world.grant(guard, { customer: 'emil' })
    await world.record(guard)
    await world.included(
      revoke(world.anyone, {
        ledger: world.deployment.ledger,
        revocations: [{ brandId: world.brandId, secrets: [secrets.uses[1] as `0x${string}`] }],
      }),
    )
    await guard.sync()
    const later = answers(guard)
    expect(later.flat().map(([reason]) => reason)).to.deep.equal([
      ...[null, null],
      ...[null, 'not-granted'],
      ...['revoked', 'revoked'],
      ...[null, null],
      ...[null, 'revoked'],
    ])
    expect(await restart(file)).to.equal(undefined)
    expect(answers(guard)).to.deep.equal(later)
    expect(await guard.audience(email).ids()).to.have.members(['anna', 'ben', 'dora', 'emil'])
    expect(await guard.audience(offers).count()).to.equal(2)
  })

  it(`are refused when damaged at any byte or cut off, and the store is loaded (SEED=${seed})`, async () => {
    const before = answers(guard)
    const whole = await readFile(file)
    const broken = join(world.folder, 'broken.snapshot')
    let state = seed
    const random = (below: number) => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return state % below
    }
    for (const at of [0, 24, 30, whole.length - 1, random(whole.length), random(whole.length)]) {
      const bytes = Buffer.from(whole)
      bytes[at] = (bytes[at] as number) ^ (1 << random(8))
      await writeFile(broken, bytes)
      expect(await restart(broken), `byte ${at}`).to.match(/was refused/)
      expect(answers(guard)).to.deep.equal(before)
    }
    for (const length of [0, 10, 40, random(whole.length), whole.length - 1]) {
      await copyFile(file, broken)
      await truncate(broken, length)
      expect(await restart(broken), `${length} bytes`).to.match(/not as it was written/)
    }
    expect(await restart(join(world.folder, 'none.snapshot'))).to.match(/is not there/)
    expect(answers(guard)).to.deep.equal(before)
  })

  it('are refused by another store of the brand, and by a store that is older', async () => {
    const other = join(world.folder, 'other.snapshot')
    const second = await world.guardOf('second', { logger })
    await world.grant(second, { customer: 'mallory' })
    await second.writeSnapshot(other)
    await second.close()
    const before = answers(guard)
    expect(await restart(other)).to.match(/another brand, ledger, store/)
    expect(answers(guard)).to.deep.equal(before)
    expect(guard.check('mallory', email).reason).to.equal('not-granted')

    await guard.close()
    warnings.length = 0
    const empty = await world.guardOf('empty', { logger, snapshot: file })
    expect(warnings[0]?.message).to.match(/the store has gone/)
    expect(empty.check('anna', email).reason).to.equal('not-granted')
    await empty.close()
    guard = await world.guardOf('snapshot', { logger })
  })

  it('are refused once the store has erased something', async () => {
    await guard.writeSnapshot(file)
    await guard.close()
    const store = sqliteStore(join(world.folder, 'snapshot.db'))
    await store.open()
    const row = await store.db.selectFrom('receipts').selectAll().orderBy('id').executeTakeFirstOrThrow()
    await store.db.insertInto('erased_hashes').values({ consent_hash: row.consent_hash, erased_at: 1 }).execute()
    await store.db.deleteFrom('receipts').where('id', '=', row.id).execute()
    await store.close()
    warnings.length = 0
    guard = await world.guardOf('snapshot', { logger, snapshot: file })
    expect(warnings[0]?.message).to.match(/the store has gone/)
    expect(guard.check('anna', email).reason).to.equal('not-granted')
  })

  it('are confirmed by any endpoint that answers, and refused when one contradicts', async () => {
    await guard.writeSnapshot(file)
    const failing = meddlingClient(world.anvil, {
      eth_call: () => {
        throw new Error('out of order')
      },
    })
    const lying = meddlingClient(world.anvil, { eth_call: () => `0x${'12'.repeat(32)}` })
    for (const [client, refusal] of [
      [failing, false],
      [lying, true],
    ] as const) {
      await guard.close()
      warnings.length = 0
      guard = await world.guardOf('snapshot', { logger, snapshot: file, client, clients: [world.client] })
      expect(warnings.some(({ name }) => name === 'SnapshotRefusedError')).to.equal(refusal)
    }
    await restart(undefined)
  })

  it('are refused when the chain does not confirm the digest at their block', async () => {
    await guard.writeSnapshot(file)
    await world.anvil.rpc('anvil_reorg', [2, []])
    expect(await restart(file)).to.match(/did not confirm/)
    expect(guard.check('ben', email).allowed).to.equal(true)
  })

  it('are not written by a guard that does not agree with the chain', async () => {
    await guard.close()
    const failure = await guard.writeSnapshot(file).catch((error: unknown) => error)
    expect(failure).to.be.instanceOf(GuardNotReadyError)
    guard = await world.guardOf('snapshot', { logger })
  })
})

describe('Guard: snapshots of a shared store', () => {
  let world: Awaited<ReturnType<typeof startBrandWorld>>

  before(async () => {
    world = await startBrandWorld({ store: postgresKind })
  })
  after(() => world.stop())

  it('serve a second guard also while the first stores receipts', async () => {
    const file = join(world.folder, 'shared.snapshot')
    const first = await world.guardOf('shared')
    await world.grant(first, { customer: 'anna' })
    await world.record(first)
    await first.writeSnapshot(file)

    // Whenever an answer of the store arrives while the second starts, another customer has come.
    const came: string[] = []
    const store = world.storeOf('shared')
    const meanwhile: KyselyPlugin = {
      transformQuery: ({ node }) => node,
      async transformResult({ result }) {
        if (came.length < 12) {
          const customer = `customer ${came.push('') - 1}`
          await world.grant(first, { customer })
          came[came.indexOf('')] = customer
        }
        return result
      },
    }
    const refusals: unknown[] = []
    const logger: GuardOptions['logger'] = {
      info: () => undefined,
      warn: (values) => refusals.push(values),
      error: () => undefined,
    }
    const watched = { ...store, db: store.db.withPlugin(meanwhile) }
    const second = await world.guardOf('shared', { store: watched, snapshot: file, logger })
    expect(refusals).to.deep.equal([])
    expect(second.check('anna', email).allowed).to.equal(true)
    expect(came.length).to.be.greaterThan(5)
    await world.record(first)
    await eventually(async () => {
      await second.sync()
      for (const customer of came) expect(second.check(customer, email).allowed, customer).to.equal(true)
    })
  })
})
