import { ChainUnreadableError, getHead, identifyReceipt, parseReceipt, revokeCall } from '@consent-ledger/sdk'
import { QueryClient } from '@tanstack/react-query'
import { expect } from 'chai'
import type { Env } from '../../../frontend/src/config/env.ts'
import type { BrandReadings } from '../../../frontend/src/features/consents/brandReading.ts'
import { type OwnBrand, readBrands } from '../../../frontend/src/features/consents/readBrands.ts'
import { meddlingClient } from '../../helpers/meddlingClient.ts'
import { type SeededHistory, seedHistory, senderOf } from '../../helpers/seedHistory.ts'
import { type Anvil, startAnvil } from '../../helpers/startAnvil.ts'

describe('readBrands', () => {
  let anvil: Anvil
  let seeded: SeededHistory
  let env: Env
  /** How often each method was asked since the last reading began. */
  let asked: Record<string, number>
  let queryClient: QueryClient

  before(async () => {
    anvil = await startAnvil()
    seeded = await seedHistory(anvil)
    env = { ...seeded.deployment } as never
  })
  after(() => anvil.stop())
  beforeEach(() => {
    queryClient = new QueryClient()
  })

  const count = (method: string) => (result: never) => {
    asked[method] = (asked[method] ?? 0) + 1
    return result
  }
  const methods = ['eth_call', 'eth_getLogs', 'eth_getBlockByNumber', 'eth_getBlockByHash']
  const counted = Object.fromEntries(methods.map((method) => [method, count(method)]))
  const fails = (method: string) => (result: never) => {
    count(method)(result)
    throw new Error('this node does not answer')
  }
  const lockState = (readings: BrandReadings, { consent }: SeededHistory['receipts']['active']) =>
    readings.answers.get(seeded.brandId)?.reading?.chain.lockState(consent.brandLock)
  /** Two brands: one that has receipts here, one that has only published. */
  const brandsOf = () => {
    const { active, useRevoked } = seeded.receipts
    return [
      { brandId: seeded.brandId, records: { receipts: [active, useRevoked], released: [], notices: {} } },
      { brandId: seeded.otherBrandId, records: { receipts: [], released: [], notices: {} } },
    ]
  }
  const read = async (
    brands: readonly OwnBrand[],
    known?: BrandReadings,
    options: { alter?: Parameters<typeof meddlingClient>[1]; isAnew?: boolean } = {},
  ) => {
    const client = meddlingClient(anvil, { ...counted, ...options.alter })
    const head = await getHead(seeded.client)
    asked = {}
    return readBrands(client, { env, brands, head, known, isAnew: options.isAnew ?? false, queryClient })
  }
  const mine = () => anvil.rpc('evm_mine')
  const spend = (receipt: SeededHistory['receipts']['active']) => {
    const { send } = senderOf(anvil)
    const revocations = [{ brandId: seeded.brandId, secrets: [receipt.secrets.brand] }]
    return send(revokeCall({ ledger: seeded.deployment.ledger, revocations }))
  }

  it('keeps everything when a block brings nothing of these brands, for two questions', async () => {
    const brands = brandsOf()
    const first = await read(brands)
    await mine()
    const second = await read(brands, first)
    expect(second.answers).to.equal(first.answers)
    expect(second.head.number).to.equal(first.head.number + 1n)
    expect(asked).to.deep.equal({ eth_getLogs: 1, eth_getBlockByNumber: 1 })
  })

  it('checks the receipts of brands it has not read while the node is asked, also when it has read others before', async () => {
    const none = await read([])
    const [one] = brandsOf() as [ReturnType<typeof brandsOf>[0]]
    const receipts = one.records.receipts.map(({ secrets, ...receipt }) => parseReceipt(JSON.stringify(receipt)))
    await read([{ ...one, records: { ...one.records, receipts } }], none)
    const crypto = { keccak256: () => expect.fail('hashed'), recoverPublicKey: () => expect.fail('recovered') }
    for (const receipt of receipts)
      expect(identifyReceipt(receipt, crypto).signer).to.equal(receipt.consent.subject.toLowerCase())
  })

  it('hands on each new answer, and none that is known', async () => {
    const brands = brandsOf()
    const heard: unknown[] = []
    const client = meddlingClient(anvil, counted)
    const hear = (known?: BrandReadings) =>
      getHead(seeded.client).then((head) =>
        readBrands(client, {
          env,
          brands,
          head,
          known,
          queryClient,
          onAnswer: ({ brandId }, answer) => heard.push([brandId, answer]),
        }),
      )
    const first = await hear()
    expect(heard).to.have.deep.members([...first.answers])
    heard.splice(0)
    await mine()
    await hear(first)
    expect(heard).to.deep.equal([])
  })

  it('reads a brand again when its receipts changed, and no other', async () => {
    const [one, other] = brandsOf() as [ReturnType<typeof brandsOf>[0], ReturnType<typeof brandsOf>[0]]
    const first = await read([one, other])
    const more = { ...one, records: { ...one.records, receipts: [...one.records.receipts, seeded.receipts.special] } }
    const second = await read([more, other], first)
    expect(second.answers.get(one.brandId)).not.to.equal(first.answers.get(one.brandId))
    expect(second.answers.get(other.brandId)).to.equal(first.answers.get(other.brandId))
    const lock = seeded.receipts.special.consent.brandLock
    expect(second.answers.get(one.brandId)?.reading?.chain.lockState(lock)?.revokedAt).to.equal(0)
  })

  it('reads the one brand that something happened to', async () => {
    const brands = brandsOf()
    const first = await read(brands)
    const snapshot = await anvil.rpc('evm_snapshot')
    await spend(seeded.receipts.active)
    const second = await read(brands, first)
    expect(lockState(second, seeded.receipts.active)?.revokedAt).to.be.greaterThan(0)
    expect(second.answers.get(seeded.otherBrandId)).to.equal(first.answers.get(seeded.otherBrandId))

    // The chain takes the revocation back, and grows past it.
    await anvil.rpc('evm_revert', [snapshot])
    await mine()
    await mine()
    const third = await read(brands, second)
    expect(lockState(third, seeded.receipts.active)?.revokedAt).to.equal(0)
  })

  it('believes no list of events it did not get: then every brand is read', async () => {
    const brands = brandsOf()
    const first = await read(brands)
    const snapshot = await anvil.rpc('evm_snapshot')
    await spend(seeded.receipts.active)
    const second = await read(brands, first, { alter: { eth_getLogs: fails('eth_getLogs') } })
    expect(lockState(second, seeded.receipts.active)?.revokedAt).to.be.greaterThan(0)
    await anvil.rpc('evm_revert', [snapshot])
  })

  it('asks for everything again on wish, and gives the same answers when the chain says the same', async () => {
    const brands = brandsOf()
    const first = await read(brands)
    await mine()
    const second = await read(brands, first, { isAnew: true })
    expect(asked.eth_call).to.be.greaterThan(3)
    expect(second.answers).to.equal(first.answers)
  })

  it('keeps the last readings of a silent node with its error, and does not ask it for each of five hundred brands', async () => {
    const [one] = brandsOf() as [ReturnType<typeof brandsOf>[0]]
    const many = Array.from({ length: 500 }, (_, index) => ({
      ...one,
      brandId: `0x${index.toString(16).padStart(64, '0')}` as const,
    }))
    const first = await read([one])
    await mine()
    const alter = Object.fromEntries(methods.map((method) => [method, fails(method)]))
    const silent = await read([one, ...many], first, { alter })
    const answer = silent.answers.get(one.brandId)
    expect(answer?.reading).to.equal(first.answers.get(one.brandId)?.reading)
    expect([...silent.answers.values()].every(({ error }) => error instanceof ChainUnreadableError)).to.equal(true)
    // A hundred brands are under way at a time, with five questions each.
    expect(asked.eth_call).to.be.lessThan(600)

    const again = await read([one], silent)
    expect(again.answers.get(one.brandId)).to.include({ error: null })
  })
})
