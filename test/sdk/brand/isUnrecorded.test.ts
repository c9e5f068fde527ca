import { sqliteStore } from '@consent-ledger/sdk/brand'
import { expect } from 'chai'
import { CompiledQuery, Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { isUnrecorded } from '../../../sdk/src/brand/isUnrecorded.ts'
import { sqliteDialect } from '../../../sdk/src/brand/sqliteDialect.ts'
import { storeMigrations } from '../../../sdk/src/brand/storeMigrations.ts'
import type { StoreTables } from '../../../sdk/src/brand/storeTables.ts'

describe('isUnrecorded', () => {
  it('lets SQLite take the index of the few batches that are not recorded, not read every batch with every block', async () => {
    const { db, open, close } = sqliteStore(':memory:')
    await open()
    const query = db
      .selectFrom('batches')
      .select(['id', 'root'])
      .where('kind', '=', 'grants')
      .where(isUnrecorded)
      .orderBy('id')
    const { sql, parameters } = query.compile()
    const explain = CompiledQuery.raw(`explain query plan ${sql}`, [...parameters])
    const { rows } = await db.executeQuery<{ detail: string }>(explain)
    expect(rows.map(({ detail }) => detail)).to.deep.equal(['SEARCH batches USING INDEX batches_unrecorded (kind=?)'])
    await close()
  })

  it('knows the batches of a store that an earlier version made', async () => {
    const db = new Kysely<StoreTables>({ dialect: sqliteDialect(':memory:', { exclusive: false }) })
    const migrations = storeMigrations({ countedKey: 'integer primary key autoincrement' })
    const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
    await migrator.migrateTo('0003-several-guards')
    for (const [kind, root] of [
      ['grants', '0x01'],
      ['uses', '0x02'],
      ['grants', '0x03'],
    ] as const)
      await db
        .insertInto('batches')
        .values({ kind, root, created_at: 1, attempts: 0 } as never)
        .execute()
    const place = { recorded_at: 2, block_number: 3, transaction_hash: '0x04' }
    await db
      .insertInto('roots')
      .values({ kind: 'grants', root: '0x01', ...place })
      .execute()
    await db
      .insertInto('roots')
      .values({ kind: 'uses', root: '0x02', ...place })
      .execute()

    const { error } = await migrator.migrateToLatest()
    expect(error).to.equal(undefined)
    expect(await db.selectFrom('batches').select('root').where(isUnrecorded).execute()).to.deep.equal([
      { root: '0x03' },
    ])
    await db.destroy()
  })
})
