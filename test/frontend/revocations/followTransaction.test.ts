import { revokeCall } from '@consent-ledger/sdk'
import { expect } from 'chai'
import { type Account, createTestClient, type Hash, type Hex, http, parseGwei } from 'viem'
import {
  followTransaction,
  type TransactionSight,
} from '../../../frontend/src/features/revocations/followTransaction.ts'
import { randomWord, startTestLedger, type TestLedger } from '../../service/testLedger.ts'

describe('followTransaction', () => {
  let chain: TestLedger
  let brandId: Hex

  before(async () => {
    chain = await startTestLedger()
    brandId = await chain.registerBrand('Kaufhaus Nord')
    await chain.anvil.rpc('evm_setAutomine', [false])
  })

  after(() => chain.stop())

  const wallet = () => chain.walletOf(5)
  const account = () => wallet().account as Account

  async function send(options: { secret: Hex; nonce?: number; fee?: bigint; to?: Hex; data?: Hex }) {
    const call = revokeCall({ ledger: chain.deployment.ledger, revocations: [{ brandId, secrets: [options.secret] }] })
    const transactionHash = await wallet().sendTransaction({
      account: account(),
      chain: null,
      to: options.to ?? call.to,
      data: options.data ?? call.data,
      gas: 200_000n,
      maxFeePerGas: options.fee ?? parseGwei('10'),
      maxPriorityFeePerGas: parseGwei('1'),
      ...(options.nonce === undefined ? {} : { nonce: options.nonce }),
    })
    return transactionHash
  }

  async function look(
    transactionHash: Hash,
    secret: Hex,
    known: { nonce?: number | null; missingSince?: bigint; head?: bigint } = {},
  ): Promise<TransactionSight> {
    return followTransaction(chain.client, {
      transactionHash,
      sender: account().address,
      ledger: chain.deployment.ledger,
      nonce: known.nonce ?? null,
      head: known.head ?? (await chain.client.getBlockNumber({ cacheTime: 0 })),
      missingSince: known.missingSince ?? null,
      isSameCall: (data) => data.includes(secret.slice(2)),
    })
  }

  async function nonceOf(transactionHash: Hash): Promise<number> {
    return (await chain.client.getTransaction({ hash: transactionHash })).nonce
  }

  it('waits while the transaction is pending and learns its nonce, then sees it included', async () => {
    const secret = randomWord()
    const sent = await send({ secret })
    expect(await look(sent, secret)).to.deep.equal({ kind: 'waiting', nonce: await nonceOf(sent) })
    await chain.mine(1)
    expect(await look(sent, secret)).to.deep.equal({ kind: 'included' })
  })

  it('tells a reverted transaction', async () => {
    const secret = randomWord()
    const nothing = revokeCall({ ledger: chain.deployment.ledger, revocations: [] })
    const sent = await send({ secret, data: nothing.data })
    await chain.mine(1)
    expect(await look(sent, secret)).to.deep.equal({ kind: 'reverted' })
  })

  it('follows a transaction that was sped up', async () => {
    const secret = randomWord()
    const sent = await send({ secret })
    const nonce = await nonceOf(sent)
    const faster = await send({ secret, nonce, fee: parseGwei('30') })
    await chain.mine(1)
    expect(await look(sent, secret, { nonce })).to.deep.equal({ kind: 'repriced', transactionHash: faster })
    expect(await look(faster, secret, { nonce })).to.deep.equal({ kind: 'included' })
  })

  it('tells a cancelled one from one that was replaced by something else', async () => {
    const secret = randomWord()
    const first = await send({ secret })
    const nonce = await nonceOf(first)
    await send({ secret, nonce, fee: parseGwei('30'), to: account().address, data: '0x' })
    await chain.mine(1)
    expect(await look(first, secret, { nonce })).to.deep.equal({ kind: 'cancelled' })

    const second = await send({ secret })
    const nextNonce = await nonceOf(second)
    await send({ secret: randomWord(), nonce: nextNonce, fee: parseGwei('30') })
    await chain.mine(1)
    expect(await look(second, secret, { nonce: nextNonce })).to.deep.equal({ kind: 'replaced' })
  })

  it('finds what took the nonce in a block that came after the head it was told', async () => {
    const secret = randomWord()
    const sent = await send({ secret })
    const nonce = await nonceOf(sent)
    const faster = await send({ secret, nonce, fee: parseGwei('30') })
    const head = await chain.client.getBlockNumber({ cacheTime: 0 })
    await chain.mine(2)
    expect(await look(sent, secret, { nonce, head })).to.deep.equal({ kind: 'repriced', transactionHash: faster })
  })

  it('calls it dropped once the node has not known it for six blocks', async () => {
    const secret = randomWord()
    const sent = await send({ secret })
    const nonce = await nonceOf(sent)
    await createTestClient({ mode: 'anvil', transport: http(chain.anvil.url) }).dropTransaction({ hash: sent })
    const missingSince = await chain.client.getBlockNumber({ cacheTime: 0 })
    expect(await look(sent, secret, { nonce, missingSince })).to.deep.equal({ kind: 'missing' })
    await chain.mine(6)
    expect(await look(sent, secret, { nonce })).to.deep.equal({ kind: 'missing' })
    expect(await look(sent, secret, { nonce, missingSince })).to.deep.equal({ kind: 'dropped' })
  })
})
