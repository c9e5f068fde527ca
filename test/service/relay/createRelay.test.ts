import { setTimeout as sleep } from 'node:timers/promises'
import { lockOf } from '@consent-ledger/sdk'
import { expect } from 'chai'
import { createChain } from '../../../service/src/chain/createChain.ts'
import { createLogger } from '../../../service/src/createLogger.ts'
import { createMetrics } from '../../../service/src/createMetrics.ts'
import { createRelay } from '../../../service/src/relay/createRelay.ts'
import { createRelayWallet } from '../../../service/src/relay/relayWallet.ts'
import { insertLock, openTemporaryDatabase } from '../temporaryDatabase.ts'
import { randomWord, startTestLedger, type TestLedger } from '../testLedger.ts'

describe('createRelay', () => {
  let ledger: TestLedger

  before(async () => {
    ledger = await startTestLedger()
  })

  after(() => ledger?.stop())

  it('takes along what becomes due while the node takes its time', async () => {
    const { database, close } = await openTemporaryDatabase()
    try {
      const brandId = await ledger.registerBrand('Brand')
      const chain = createChain({ rpcUrl: ledger.anvil.url, deployment: ledger.deployment })
      const relay = createRelay({
        database,
        chain: {
          ...chain,
          async refresh() {
            const head = await chain.refresh()
            await sleep(2_100)
            return head
          },
        },
        wallet: createRelayWallet({ chain, key: ledger.keyOf(2), maxFeePerGas: 10n ** 12n }),
        batchSize: 10,
        replaceAfter: 60,
        logger: createLogger('silent'),
        metrics: createMetrics(),
      })
      const secrets = [randomWord(), randomWord()]
      for (const [seconds, secret] of secrets.entries())
        await insertLock(database, { brandId, secret, dueAt: Math.floor(Date.now() / 1000) + seconds })
      await relay.step()
      const sent = await database.selectFrom('lock').select('lock').where('state', '=', 'sent').execute()
      expect(sent.map(({ lock }) => lock)).to.have.members(secrets.map(lockOf))
    } finally {
      await close()
    }
  })
})
