import { expect } from 'chai'
import type { Database } from '../../../service/src/database/openDatabase.ts'
import { takeBatch } from '../../../service/src/relay/takeBatch.ts'
import { insertLock, openTemporaryDatabase } from '../temporaryDatabase.ts'
import { randomWord } from '../testLedger.ts'

describe('takeBatch', () => {
  let database: Database
  let close: () => Promise<void>

  beforeEach(async () => {
    ;({ database, close } = await openTemporaryDatabase())
  })

  afterEach(() => close())

  it('lets brands take turns, however many locks one has and however long they wait', async () => {
    const brands = [randomWord(), randomWord(), randomWord()] as const
    const counts = new Map([
      [brands[0], 50],
      [brands[1], 2],
      [brands[2], 1],
    ])
    for (const [index, [brandId, count]] of [...counts].entries()) {
      for (let number = 0; number < count; number++) {
        await insertLock(database, { brandId, secret: randomWord(), dueAt: 100 * index + number })
      }
    }
    const batch = await takeBatch(database, 1_000, 7)
    const taken = brands.map((brandId) => batch.filter((row) => row.brandId === brandId).length)
    expect(taken).to.deep.equal([4, 2, 1])
  })

  it("takes a brand's oldest locks first, and never one that is not due", async () => {
    const brandId = randomWord()
    const locks = []
    for (const dueAt of [30, 10, 40, 20])
      locks.push(await insertLock(database, { brandId, secret: randomWord(), dueAt }))
    const first = await takeBatch(database, 35, 2)
    expect(first.map(({ lock }) => lock)).to.have.members([locks[1], locks[3]])
    expect(await takeBatch(database, 35, 10)).to.have.length(3)
  })

  it('leaves out what is sent, included or final', async () => {
    const brandId = randomWord()
    for (const state of ['sent', 'included', 'final'] as const) {
      await insertLock(database, { brandId, secret: randomWord(), state })
    }
    expect(await takeBatch(database, 1_000, 10)).to.deep.equal([])
  })

  it('sorts by brand, then lock', async () => {
    for (const brandId of [randomWord(), randomWord(), randomWord()]) {
      for (let number = 0; number < 5; number++)
        await insertLock(database, { brandId, secret: randomWord(), dueAt: number })
    }
    const keys = (await takeBatch(database, 1_000, 15)).map(({ brandId, lock }) => brandId + lock)
    expect(keys).to.have.length(15)
    expect(keys).to.deep.equal([...keys].sort())
  })
})
