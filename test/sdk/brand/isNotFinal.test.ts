import { sqliteStore } from '@consent-ledger/sdk/brand'
import { expect } from 'chai'
import { CompiledQuery } from 'kysely'
import { isNotFinal } from '../../../sdk/src/brand/isNotFinal.ts'

describe('isNotFinal', () => {
  it('lets SQLite take the index of the few locks that are not final, not read all that were ever spent', async () => {
    const { db, open, close } = sqliteStore(':memory:')
    await open()
    const select = db.selectFrom('spends').select('lock').where('block_number', '<=', 7).where(isNotFinal)
    const update = db.updateTable('spends').set({ is_final: 1 }).where(isNotFinal).where('block_number', '<=', 7)
    for (const query of [select, update]) {
      const { sql, parameters } = query.compile()
      const explain = CompiledQuery.raw(`explain query plan ${sql}`, [...parameters])
      const { rows } = await db.executeQuery<{ detail: string }>(explain)
      expect(rows[0]?.detail).to.match(/^SEARCH spends USING INDEX spends_waiting/)
    }
    await close()
  })
})
