import { sqliteStore } from '@consent-ledger/sdk/brand'
import { expect } from 'chai'
import { CompiledQuery } from 'kysely'
import { waitingQueries } from '../../../sdk/src/brand/readWaiting.ts'

describe('readWaiting', () => {
  it('lets SQLite take an index for each figure, not read every receipt and every use at each scrape', async () => {
    const { db, open, close } = sqliteStore(':memory:')
    await open()
    const plans: Record<string, string[]> = {}
    for (const [name, make] of Object.entries(waitingQueries)) {
      const { sql, parameters } = make(db, 1_800_000_000).compile()
      const explain = CompiledQuery.raw(`explain query plan ${sql}`, [...parameters])
      const { rows } = await db.executeQuery<{ detail: string }>(explain)
      plans[name] = rows
        .map(({ detail }) => detail)
        .filter((detail) => detail.startsWith('SCAN') || detail.startsWith('SEARCH'))
    }
    await close()
    const ofBatches = 'SEARCH batches USING COVERING INDEX batches_unrecorded (kind=?)'
    expect(plans).to.deep.equal({
      receipts: ['SEARCH receipts USING INDEX receipts_batch (batch=?)'],
      uses: ['SEARCH uses USING COVERING INDEX uses_batch (batch=?)'],
      batchedReceipts: ['SEARCH receipts USING COVERING INDEX receipts_batch (batch=?)', ofBatches],
      batchedUses: ['SEARCH uses USING COVERING INDEX uses_batch (batch=?)', ofBatches],
      revocations: ['SEARCH spends USING INDEX spends_waiting (block_number=?)'],
      erasures: ['SCAN erasures'],
    })
  })
})
