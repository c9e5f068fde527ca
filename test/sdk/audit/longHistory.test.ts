import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { checkReceipt, getHistory } from '@consent-ledger/sdk/audit'
import { expect } from 'chai'
import { appendBlocks } from '../../helpers/appendBlocks.ts'
import { readerOf, receiptFile, seedHistory } from '../../helpers/seedHistory.ts'
import { startAnvil } from '../../helpers/startAnvil.ts'

describe('a chain of 50,000 blocks', () => {
  it('is read, and a receipt checked on it, in less than ten seconds', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'consent-ledger-'))
    const state = join(folder, 'state.json')
    try {
      const young = await startAnvil({ state })
      const { deployment, brandId, receipts } = await seedHistory(young)
      await young.rpc('anvil_mine', ['0x1'])
      await young.stop()
      appendBlocks(state, 50_000)
      const anvil = await startAnvil({ state })
      try {
        const began = performance.now()
        const client = readerOf(anvil)
        const history = await getHistory(client, { deployment, brandId })
        expect(history.isComplete).to.equal(true)
        expect(history.events).to.have.length(16)
        expect(history.head.number > 50_000n).to.equal(true)
        const { uses } = await checkReceipt(client, { deployment, receipt: receiptFile(receipts.useRevoked) })
        expect(uses.map(({ facts }) => facts.reason)).to.deep.equal([null, 'revoked'])
        expect(performance.now() - began).to.be.lessThan(10_000)
      } finally {
        await anvil.stop()
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  }).timeout(60_000)
})
