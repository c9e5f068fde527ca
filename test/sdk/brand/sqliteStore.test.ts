import { copyFileSync, existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sqliteStore } from '@consent-ledger/sdk/brand'
import { expect } from 'chai'

describe('sqliteStore', () => {
  it('opens whatever was done when a process that made its tables was killed', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'consent-ledger-store-'))
    const path = join(folder, 'whole.db')
    const images: string[] = []
    const { prepare } = DatabaseSync.prototype
    try {
      // The files as a kill before each statement would leave them.
      DatabaseSync.prototype.prepare = function (sql) {
        const image = join(folder, `${images.length}.db`)
        for (const ending of ['', '-wal']) {
          if (existsSync(`${path}${ending}`)) copyFileSync(`${path}${ending}`, `${image}${ending}`)
        }
        images.push(image)
        return prepare.call(this, sql)
      }
      const whole = sqliteStore(path)
      await whole.open()
      DatabaseSync.prototype.prepare = prepare
      const tables = async ({ db }: typeof whole) => (await db.introspection.getTables()).map(({ name }) => name).sort()
      const expected = await tables(whole)
      await whole.close()

      expect(images.length).to.be.greaterThan(20)
      for (const image of images) {
        const store = sqliteStore(image)
        await store.open()
        expect(await tables(store)).to.deep.equal(expected)
        await store.close()
      }
    } finally {
      DatabaseSync.prototype.prepare = prepare
      await rm(folder, { recursive: true })
    }
  })
})
