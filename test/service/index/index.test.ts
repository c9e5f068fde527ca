import {
  acceptBrand,
  getBrand,
  recordUses,
  revoke,
  revokeAsBrand,
  setOperator,
  transferBrand,
  updateBrand,
} from '@consent-ledger/sdk'
import { expect } from 'chai'
import type { Hash, Hex } from 'viem'
import type { BrandPage, BrandSummary } from '../../../service/src/index/readBrands.ts'
import type { HistoryPage } from '../../../service/src/index/readHistory.ts'
import { eventually } from '../eventually.ts'
import { type ServiceProcess, startService } from '../serviceProcess.ts'
import { randomWord, startTestLedger, type TestLedger } from '../testLedger.ts'

describe('index', () => {
  let ledger: TestLedger
  let service: ServiceProcess
  let brandId: Hex
  let brandIds: Hex[]

  before(async () => {
    ledger = await startTestLedger()
    brandIds = []
    for (let number = 1; number <= 5; number++) brandIds.push(await ledger.registerBrand(`Brand ${number}`))
    brandId = brandIds[0] as Hex
    const owner = ledger.walletOf(1) as never
    const { ledger: address } = ledger.deployment
    const operator = ledger.walletOf(6).account?.address as Hex
    await mined(await setOperator(owner, { ledger: address, brandId, operator, allowed: true }))
    await mined(await updateBrand(owner, { ledger: address, brandId, name: 'Renamed', domain: 'renamed.example' }))
    await ledger.makeConsents(brandId, 3)
    await mined(await recordUses(owner, { ledger: address, brandId, root: randomWord() }))
    await mined(await revokeAsBrand(owner, { ledger: address, brandId, locks: [randomWord(), randomWord()] }))
    service = await startService(ledger.environment('index', 2))
    await caughtUp()
  })

  after(async () => {
    await service?.kill()
    await ledger?.stop()
  })

  async function mined(hash: Hash): Promise<void> {
    await ledger.client.waitForTransactionReceipt({ hash })
  }

  /** Waits until the index has read the newest block of the chain as it is now. */
  async function caughtUp(): Promise<void> {
    const head = await ledger.client.getBlock()
    await eventually('the index has read the newest block', async () => {
      const { asOf } = await read<BrandPage>('/brands')
      return asOf?.hash === head.hash
    })
  }

  async function read<Answer>(path: string): Promise<Answer> {
    const response = await service.request(path)
    expect(response.status, path).to.equal(200)
    return (await response.json()) as Answer
  }

  async function everything(): Promise<unknown> {
    const { brands } = await read<BrandPage>('/brands?limit=200')
    const histories = await Promise.all(
      brands.map((brand) => read<HistoryPage>(`/brands/${brand.brandId}/history?limit=200`)),
    )
    return { brands, histories }
  }

  it('lists brands page by page in the order of their registration', async () => {
    const found: Hex[] = []
    let after = ''
    for (let pages = 0; pages < 5; pages++) {
      const { brands, next } = await read<BrandPage>(`/brands?limit=2${after}`)
      found.push(...brands.map((brand) => brand.brandId))
      if (next === null) break
      after = `&after=${next}`
    }
    expect(found).to.deep.equal(brandIds)
  })

  it('describes a brand as the ledger does', async () => {
    const { brand } = await read<{ brand: BrandSummary }>(`/brands/${brandId}`)
    const onLedger = await getBrand(ledger.client, { ledger: ledger.deployment.ledger, brandId })
    expect({ ...brand, owner: brand.owner.toLowerCase() }).to.deep.include({
      ...onLedger,
      owner: onLedger?.owner.toLowerCase(),
      name: 'Renamed',
      domain: 'renamed.example',
      operators: [ledger.walletOf(6).account?.address.toLowerCase()],
      counts: { notices: 0, grantsRecorded: 1, usesRecorded: 1, revocations: 2 },
    })
  })

  it('follows a transfer, which clears the operators', async () => {
    const { ledger: address } = ledger.deployment
    const transferred = brandIds[4] as Hex
    const operator = ledger.walletOf(6).account?.address as Hex
    const heir = ledger.walletOf(7)
    const pendingOwner = heir.account?.address as Hex
    const owner = ledger.walletOf(1) as never
    await mined(await setOperator(owner, { ledger: address, brandId: transferred, operator, allowed: true }))
    await mined(await transferBrand(owner, { ledger: address, brandId: transferred, pendingOwner }))
    await caughtUp()
    const before = await read<{ brand: BrandSummary }>(`/brands/${transferred}`)
    expect(before.brand).to.deep.include({
      pendingOwner: pendingOwner.toLowerCase(),
      operators: [operator.toLowerCase()],
    })
    await mined(await acceptBrand(heir as never, { ledger: address, brandId: transferred }))
    await caughtUp()
    const after = await read<{ brand: BrandSummary }>(`/brands/${transferred}`)
    expect(after.brand).to.deep.include({ owner: pendingOwner.toLowerCase(), pendingOwner: null, operators: [] })
  })

  it("pages a brand's history, and filters it by event", async () => {
    const all = await read<HistoryPage>(`/brands/${brandId}/history`)
    expect(all.events.map(({ event }) => event)).to.deep.equal([
      'BrandRegistered',
      'OperatorSet',
      'BrandUpdated',
      'GrantsRecorded',
      'UsesRecorded',
      'ConsentRevoked',
      'ConsentRevoked',
    ])
    const paged: unknown[] = []
    let after = ''
    for (;;) {
      const { events, next } = await read<HistoryPage>(`/brands/${brandId}/history?limit=3${after}`)
      paged.push(...events)
      if (next === null) break
      after = `&after=${next}`
    }
    expect(paged).to.deep.equal(all.events)

    const revoked = await read<HistoryPage>(`/brands/${brandId}/history?event=ConsentRevoked`)
    expect(revoked.events).to.deep.equal(all.events.slice(5))
    for (const { at, blockNumber, fields } of revoked.events) {
      const block = await ledger.client.getBlock({ blockNumber: BigInt(blockNumber) })
      expect(at).to.equal(Number(block.timestamp))
      expect(fields).to.deep.include({ byBrand: true })
      expect(fields).to.have.all.keys('lock', 'byBrand', 'sender')
    }
  })

  it('refuses what it does not know and what it cannot read', async () => {
    const cases: [string, number, string][] = [
      [`/brands/${randomWord()}`, 404, 'unknown-brand'],
      [`/brands/${randomWord()}/history`, 404, 'unknown-brand'],
      ['/brands/0x12', 422, 'malformed-brand-id'],
      ['/brands?limit=0', 422, 'malformed-query'],
      ['/brands?limit=201', 422, 'malformed-query'],
      ['/brands?limit=1&limit=2', 422, 'malformed-query'],
      ['/brands?after=first', 422, 'malformed-query'],
      ['/brands?page=2', 422, 'malformed-query'],
      [`/brands/${brandId}/history?event=1`, 422, 'malformed-query'],
    ]
    for (const [path, status, code] of cases) {
      const response = await service.request(path)
      expect(response.status, path).to.equal(status)
      expect(await response.json()).to.include({ type: `urn:consent-ledger:problem:${code}` })
    }
  })

  it('rolls back what a reorg undid', async () => {
    const before = await everything()
    await ledger.anvil.rpc('evm_setAutomine', [false])
    await revoke(ledger.walletOf(8) as never, {
      ledger: ledger.deployment.ledger,
      revocations: [{ brandId, secrets: [randomWord()] }],
    })
    await ledger.mine(1)
    await ledger.mine(1)
    await caughtUp()
    expect(await everything()).to.not.deep.equal(before)
    await ledger.anvil.rpc('anvil_reorg', [2, []])
    await caughtUp()
    await ledger.anvil.rpc('evm_setAutomine', [true])
    expect(stripAsOf(await everything())).to.deep.equal(stripAsOf(before))
  })

  it('is the same when it is rebuilt from the chain', async () => {
    const before = stripAsOf(await everything())
    expect(await service.stop()).to.equal(0)
    service = await startService(ledger.environment('index', 2), ['--rebuild-index'])
    await caughtUp()
    expect(stripAsOf(await everything())).to.deep.equal(before)
  })

  it('finds its way on a chain that is shorter than what it read', async () => {
    const snapshot = await ledger.anvil.rpc('evm_snapshot')
    const before = stripAsOf(await everything())
    await ledger.registerBrand('Short-lived')
    await ledger.mine(3)
    await caughtUp()
    expect((await read<BrandPage>('/brands?limit=200')).brands).to.have.length(6)
    await ledger.anvil.rpc('evm_revert', [snapshot])
    await caughtUp()
    expect(stripAsOf(await everything())).to.deep.equal(before)
  })
})

function stripAsOf(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, inner) => (key === 'asOf' ? undefined : inner)))
}
