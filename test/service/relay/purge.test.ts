import { expect } from 'chai'
import type { Hex } from 'viem'
import type { Database } from '../../../service/src/database/openDatabase.ts'
import { purge } from '../../../service/src/relay/purge.ts'
import { readRevocation } from '../../../service/src/relay/readRevocation.ts'
import { insertLock, openTemporaryDatabase } from '../temporaryDatabase.ts'
import { randomWord } from '../testLedger.ts'

const day = 86_400
const now = 1_800_000_000

describe('purge', () => {
  let database: Database
  let close: () => Promise<void>

  beforeEach(async () => {
    ;({ database, close } = await openTemporaryDatabase())
  })

  afterEach(() => close())

  async function insertRequest(id: string, brandId: Hex, locks: readonly Hex[], createdAt: number) {
    await database.insertInto('request').values({ id, fingerprint: randomWord(), brandId, createdAt }).execute()
    await database
      .insertInto('requestLock')
      .values(locks.map((lock) => ({ requestId: id, lock })))
      .execute()
  }

  it('forgets what is final for more than seven days, and nothing else', async () => {
    const brandId = randomWord()
    const old = now - 7 * day - 1
    const finished = await insertLock(database, { brandId, secret: randomWord(), state: 'final', createdAt: old })
    const shared = await insertLock(database, { brandId, secret: randomWord(), state: 'final', createdAt: old })
    const waiting = await insertLock(database, { brandId, secret: randomWord(), createdAt: old })
    await insertRequest('finished', brandId, [finished, shared], old)
    await insertRequest('unfinished', brandId, [finished, waiting], old)
    await insertRequest('recent', brandId, [shared], now - 6 * day)

    await purge(database, now)
    expect(await readRevocation(database, 'finished')).to.equal(null)
    expect((await readRevocation(database, 'unfinished'))?.state).to.equal('queued')
    expect((await readRevocation(database, 'recent'))?.state).to.equal('final')
    expect(await database.selectFrom('requestLock').selectAll().execute()).to.have.length(3)

    await database.updateTable('lock').set({ state: 'final' }).execute()
    await purge(database, now + 7 * day)
    for (const table of ['request', 'requestLock', 'lock'] as const) {
      expect(await database.selectFrom(table).selectAll().execute(), table).to.deep.equal([])
    }
  })
})
