import { getLockStates, lockOf } from '@consent-ledger/sdk'
import { expect } from 'chai'
import { type ChainReader, createChain } from '../../service/src/chain/createChain.ts'
import type { Database } from '../../service/src/database/openDatabase.ts'
import { createRelayWallet, type RelayWallet } from '../../service/src/relay/relayWallet.ts'
import { sendBatch } from '../../service/src/relay/sendBatch.ts'
import { insertLock, openTemporaryDatabase } from '../service/temporaryDatabase.ts'
import { randomWord, startTestLedger, type TestLedger } from '../service/testLedger.ts'

/*
 * Who: nobody; an operator of the relay who sets RELAY_BATCH_SIZE high on a chain with large blocks. What went wrong: half of a large block is
 * more than the 2^24 gas a transaction may have since EIP-7825, so the node refused the batch, and the same batch again, for ever. What holds
 * now: a batch is also kept below the cap.
 */

describe('relay batch beyond the cap of a transaction', () => {
  let ledger: TestLedger
  let chain: ChainReader
  let wallet: RelayWallet
  let database: Database
  let close: () => Promise<void>

  before(async () => {
    const flags = ['--hardfork', 'osaka', '--enable-tx-gas-limit', '--gas-limit', '60000000', '--quiet']
    ledger = await startTestLedger({ flags })
    chain = createChain({ rpcUrl: ledger.anvil.url, deployment: ledger.deployment })
    wallet = createRelayWallet({ chain, key: ledger.keyOf(2), maxFeePerGas: 10n ** 12n })
    ;({ database, close } = await openTemporaryDatabase())
  })

  after(async () => {
    await close?.()
    await ledger?.stop()
  })

  it('is made smaller until a node takes it', async () => {
    const brandId = await ledger.registerBrand('Brand')
    const secrets = Array.from({ length: 600 }, randomWord)
    for (const secret of secrets) await insertLock(database, { brandId, secret })
    let refusals = 0
    const sendings: string[] = []
    for (let turn = 0; turn < 5; turn++) {
      const nonce = await wallet.readNonce()
      sendings.push(await sendBatch({ database, chain, wallet, batchSize: 600 }, nonce, 1_000, () => refusals++))
    }
    expect(refusals).to.equal(0)
    expect(sendings.at(-1)).to.equal('idle')
    const locks = secrets.map(lockOf)
    const states = await getLockStates(chain.client, { ledger: ledger.deployment.ledger, brandId, locks })
    expect(states.filter(({ revokedAt }) => revokedAt > 0).length).to.equal(secrets.length)
  })
})
