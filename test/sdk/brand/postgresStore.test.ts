import { inspect } from 'node:util'
import { publishNotice, updateBrand } from '@consent-ledger/sdk'
import {
  ChangesMissedError,
  InvalidGuardOptionError,
  InvalidRequestError,
  postgresStore,
  StoreUnusableError,
} from '@consent-ledger/sdk/brand'
import { expect } from 'chai'
import { stringToBytes } from 'viem'
import { rejectionOf } from '../../helpers/rejectionOf.ts'
import { describeStores, newDatabase, postgresKind } from './describeStores.ts'
import { emailUse, offersUse, sessionOf, shopOrigin, startBrandWorld } from './startBrandWorld.ts'

const email = { purpose: emailUse.purpose, categories: [emailUse.category] }

describe('postgresStore', () => {
  let url: string

  before(async () => {
    url = await newDatabase()
  })

  it('is opened by several guards at once, and makes its tables once', async () => {
    const stores = Array.from({ length: 5 }, () => postgresStore(url, { schema: 'at_once' }))
    await Promise.all(stores.map((store) => store.open()))
    const [store] = stores as [(typeof stores)[0]]
    await store.db.insertInto('meta').values({ key: 'a', value: 'b' }).execute()
    for (const other of stores) {
      expect(await other.db.selectFrom('meta').selectAll().execute()).to.deep.equal([{ key: 'a', value: 'b' }])
    }
    await Promise.all(stores.map((open) => open.close()))
  })

  it('keeps schemas apart', async () => {
    const [one, two] = [postgresStore(url, { schema: 'one' }), postgresStore(url, { schema: 'two' })]
    await one.open()
    await two.open()
    await one.db.insertInto('meta').values({ key: 'a', value: 'b' }).execute()
    expect(await two.db.selectFrom('meta').selectAll().execute()).to.deep.equal([])
    await Promise.all([one.close(), two.close()])
  })

  it('gives whole numbers as numbers, up to the largest it can give exactly', async () => {
    const store = postgresStore(url, { schema: 'numbers' })
    await store.open()
    const row = { customer_id: 'anna', created_at: Number.MAX_SAFE_INTEGER }
    const { id } = await store.db.insertInto('customers').values(row).returning('id').executeTakeFirstOrThrow()
    expect(await store.db.selectFrom('customers').selectAll().execute()).to.deep.equal([{ id, ...row }])
    const { count } = await store.db
      .selectFrom('customers')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    expect([id, count]).to.deep.equal([1, 1])
    await store.db
      .updateTable('customers')
      .set((eb) => ({ created_at: eb('created_at', '+', 1) }))
      .execute()
    await rejectionOf(RangeError, store.db.selectFrom('customers').selectAll().execute())
    await store.close()
  })

  it('never tells its password', async () => {
    const secret = 'correct-horse'
    const wrong = new URL(url)
    wrong.password = secret
    const silent = new URL(wrong)
    silent.port = '1'
    for (const address of [wrong, silent]) {
      const error = await rejectionOf(StoreUnusableError, postgresStore(address.href).open())
      expect(error.path).to.equal(`postgres://guard@${address.host}${address.pathname}`)
      expect(inspect(error, { depth: 9, showHidden: true })).to.not.include(secret)
    }
    for (const malformed of [`postgres:/${secret}`, `mysql://guard:${secret}@localhost/x`, secret]) {
      try {
        postgresStore(malformed)
        if (malformed.startsWith('postgres')) continue
        expect.fail('not refused')
      } catch (error) {
        expect(error).to.be.instanceOf(InvalidGuardOptionError)
        expect(inspect(error, { depth: 9 })).to.not.include(secret)
      }
    }
    expect(() => postgresStore(url, { schema: 'a"; drop' })).to.throw(InvalidGuardOptionError)
  })

  it('denies when the store went back behind what the guard has seen', async () => {
    const world = await startBrandWorld({ store: postgresKind })
    try {
      const guard = await world.guardOf('restored', { policy: { pollInterval: 3_600_000 } })
      await world.grant(guard, { customer: 'anna' })
      await world.record(guard)
      expect(guard.check('anna', email).allowed).to.equal(true)
      const store = world.storeOf('restored')
      await store.db.deleteFrom('changes').execute()
      await store.close()

      await rejectionOf(ChangesMissedError, guard.sync())

      expect((await guard.health()).problem).to.have.property('name', 'ChangesMissedError')
    } finally {
      await world.stop()
    }
  })
})

describeStores('Guard: text no database takes', (kind) => {
  it('does not stop the mirror, and allows nothing', async () => {
    const world = await startBrandWorld({ store: kind })
    try {
      const guard = await world.guardOf('nul')
      await world.grant(guard, { customer: 'anna' })
      await world.record(guard)
      expect(guard.check('anna', email).allowed).to.equal(true)
      const { brandId } = world
      const { ledger } = world.deployment

      await world.included(updateBrand(world.owner, { ledger, brandId, name: 'Kauf\0haus', domain: 'a.example' }))
      await world.included(publishNotice(world.owner, { ledger, brandId, document: stringToBytes('{"a":"\0"}') }))
      await guard.sync()

      expect(guard.check('anna', email).reason).to.equal('controller-changed')
      await rejectionOf(
        InvalidRequestError,
        guard.createRequest({
          ...sessionOf('an\0na'),
          account: 'a…@example.com',
          uses: [emailUse, offersUse],
          locale: 'en',
          returnUrl: `${shopOrigin}/`,
        }),
      )
    } finally {
      await world.stop()
    }
  })
})
