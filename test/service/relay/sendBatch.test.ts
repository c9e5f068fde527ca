import { getLockStates, lockOf, revoke } from '@consent-ledger/sdk'
import { expect } from 'chai'
import type { Hex } from 'viem'
import { type ChainReader, createChain } from '../../../service/src/chain/createChain.ts'
import type { Database } from '../../../service/src/database/openDatabase.ts'
import { createRelayWallet, type RelayWallet } from '../../../service/src/relay/relayWallet.ts'
import { sendBatch } from '../../../service/src/relay/sendBatch.ts'
import { insertLock, openTemporaryDatabase } from '../temporaryDatabase.ts'
import { randomWord, startTestLedger, type TestLedger } from '../testLedger.ts'

describe('sendBatch', () => {
  let ledger: TestLedger
  let chain: ChainReader
  let wallet: RelayWallet
  let brandId: Hex
  let database: Database
  let close: () => Promise<void>

  before(async () => {
    ledger = await startTestLedger()
    brandId = await ledger.registerBrand('Brand')
    chain = createChain({ rpcUrl: ledger.anvil.url, deployment: ledger.deployment })
    wallet = createRelayWallet({ chain, key: ledger.keyOf(2), maxFeePerGas: 10n ** 12n })
  })

  beforeEach(async () => {
    ;({ database, close } = await openTemporaryDatabase())
  })

  afterEach(() => close())

  after(() => ledger?.stop())

  function fail(error: unknown): never {
    throw error
  }

  async function send(options: { batchSize?: number; wallet?: RelayWallet } = {}) {
    const nonce = await wallet.readNonce()
    return sendBatch({ database, chain, wallet, batchSize: 10, ...options }, nonce, 1_000, fail)
  }

  it('leaves out what somebody else has spent since', async () => {
    const spent = randomWord()
    const unspent = randomWord()
    for (const secret of [spent, unspent]) await insertLock(database, { brandId, secret })
    const { ledger: address } = ledger.deployment
    const hash = await revoke(ledger.walletOf(3) as never, {
      ledger: address,
      revocations: [{ brandId, secrets: [spent] }],
    })
    await ledger.client.waitForTransactionReceipt({ hash })

    expect(await send()).to.equal('sent')
    const { data } = await database.selectFrom('relayTransaction').select('data').executeTakeFirstOrThrow()
    expect(data).to.include(unspent.slice(2))
    expect(data).to.not.include(spent.slice(2))
    const row = await database
      .selectFrom('lock')
      .selectAll()
      .where('lock', '=', lockOf(spent))
      .executeTakeFirstOrThrow()
    const [state] = await getLockStates(chain.client, { ledger: address, brandId, locks: [lockOf(spent)] })
    expect(row).to.include({ state: 'included', revokedAt: state?.revokedAt, byBrand: 0 })
    expect(await send()).to.equal('idle')
  })

  it('sends nothing when all is spent already', async () => {
    const secret = randomWord()
    await insertLock(database, { brandId, secret })
    const { ledger: address } = ledger.deployment
    const hash = await revoke(ledger.walletOf(3) as never, {
      ledger: address,
      revocations: [{ brandId, secrets: [secret] }],
    })
    await ledger.client.waitForTransactionReceipt({ hash })
    const nonce = await wallet.readNonce()
    expect(await send()).to.equal('spent')
    expect(await wallet.readNonce()).to.equal(nonce)
  })

  it('waits while the chain asks for more than the relay may pay', async () => {
    await insertLock(database, { brandId, secret: randomWord() })
    const poor = createRelayWallet({ chain, key: ledger.keyOf(2), maxFeePerGas: 1n })
    expect(await send({ wallet: poor })).to.equal('fees')
  })

  it('fills at most half a block', async () => {
    await ledger.anvil.rpc('evm_setBlockGasLimit', ['0xf4240'])
    await ledger.mine(1)
    for (let number = 0; number < 60; number++) await insertLock(database, { brandId, secret: randomWord() })
    const sizes: number[] = []
    while ((await send({ batchSize: 60 })) === 'sent') {
      const last = await database
        .selectFrom('relayTransaction')
        .innerJoin('relayAttempt', 'transactionId', 'relayTransaction.id')
        .select(['relayTransaction.id', 'gas', 'relayAttempt.hash'])
        .orderBy('relayTransaction.id', 'desc')
        .executeTakeFirstOrThrow()
      expect(Number(last.gas)).to.be.at.most(600_000)
      // The next nonce is known once this one is in a block.
      await ledger.client.waitForTransactionReceipt({ hash: last.hash as Hex })
      const locks = await database.selectFrom('lock').select('lock').where('transactionId', '=', last.id).execute()
      sizes.push(locks.length)
    }
    expect(sizes.length).to.be.greaterThan(2)
    expect(sizes.reduce((sum, size) => sum + size)).to.equal(60)
  })
})
