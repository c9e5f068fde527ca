import { ChainUnreadableError, getHead } from '@consent-ledger/sdk'
import type { Guard } from '@consent-ledger/sdk/brand'
import { guardMetrics } from '@consent-ledger/sdk/prometheus'
import { expect } from 'chai'
import { Registry } from 'prom-client'
import { meddlingClient } from '../../helpers/meddlingClient.ts'
import { rejectionOf } from '../../helpers/rejectionOf.ts'
import { type BrandWorld, offersUse, startBrandWorld } from '../brand/startBrandWorld.ts'

describe('guardMetrics', () => {
  let world: BrandWorld
  let guard: Guard
  const registry = new Registry()
  const ask = { purpose: offersUse.purpose, categories: [offersUse.category] }

  async function figures(of = registry): Promise<Map<string, number>> {
    const lines = (await of.metrics()).split('\n').filter((line) => line !== '' && !line.startsWith('#'))
    return new Map(
      lines.map((line) => {
        const [, name = '', value] = /^consent_ledger_(\S+) (\S+)$/.exec(line) ?? []
        return [name, Number(value)]
      }),
    )
  }

  before(async () => {
    world = await startBrandWorld()
    guard = await world.guardOf('metrics')
    guardMetrics(guard, registry)
  })

  after(() => world.stop())

  it('shows what was answered, by reason, and counts nothing twice', async () => {
    guard.check('mira', ask)
    await world.grant(guard, { customer: 'mira', uses: [offersUse] })
    expect((await figures()).get('waiting_receipts')).to.equal(1)
    await world.record(guard)
    for (let time = 0; time < 3; time++) expect(guard.check('mira', ask).allowed).to.equal(true)
    await guard.audience(ask).count()
    await guard.use('mira', { ...ask, context: 'offers' }, () => undefined)

    for (let scrape = 0; scrape < 2; scrape++) {
      const shown = await figures()
      expect(shown.get('checks_total{reason="allowed"}')).to.equal(3)
      expect(shown.get('checks_total{reason="not-granted"}')).to.equal(1)
      expect(shown.get('checks_total{reason="stale"}')).to.equal(0)
      expect([shown.get('audiences_total'), shown.get('uses_total')]).to.deep.equal([1, 1])
    }
  })

  it('shows what health says', async () => {
    const shown = await figures()
    const health = await guard.health()

    expect([shown.get('ready'), shown.get('diverged'), shown.get('halted'), shown.get('sources')]).to.deep.equal([
      1, 0, 0, 1,
    ])
    expect(shown.get('newest_block')).to.equal(Number(health.newest?.number))
    expect(shown.get('final_block')).to.equal(Number(health.final))
    expect([shown.get('customers'), shown.get('receipts')]).to.deep.equal([1, 1])
    expect([shown.get('waiting_receipts'), shown.get('waiting_uses')]).to.deep.equal([0, 1])
  })

  it('shows how far behind the guard is, how its last look went, and how large the store is', async () => {
    let isSilent = true
    const client = meddlingClient(world.anvil, {
      eth_getLogs: (logs) => {
        if (isSilent) throw new Error('silent')
        return logs
      },
    })
    const behind = await world.guardOf('behind', { client, policy: { pollInterval: 3_600_000 } })
    const own = new Registry()
    guardMetrics(behind, own)
    const { number, timestamp } = await getHead(world.client)
    const blocks = Number(number) - world.deployment.deploymentBlock + 1
    let shown = await figures(own)
    expect([shown.get('lag_blocks'), shown.has('lag_seconds')], 'nothing is read yet').to.deep.equal([blocks, false])
    expect(shown.get('last_look_succeeded')).to.equal(0)

    isSilent = false
    await behind.sync()
    shown = await figures(own)
    expect([shown.get('lag_blocks'), shown.get('lag_seconds')]).to.deep.equal([0, 0])
    expect(shown.get('last_look_succeeded')).to.equal(1)
    expect(shown.get('last_look_seconds')).to.be.within(0.001, 30)
    expect(shown.get('last_look_timestamp_seconds')).to.be.closeTo(Date.now() / 1_000, 30)
    const size = shown.get('store_bytes') as number
    expect(size).to.be.greaterThan(50_000)

    isSilent = true
    await world.anvil.rpc('evm_increaseTime', [30])
    await world.mine(3)
    const now = await getHead(world.client)
    await rejectionOf(ChainUnreadableError, behind.sync())
    shown = await figures(own)
    expect([shown.get('lag_blocks'), shown.get('lag_seconds')]).to.deep.equal([3, now.timestamp - timestamp])
    expect(shown.get('last_look_succeeded')).to.equal(0)
    await behind.close()
  })

  it('names nobody: the only label is the reason', async () => {
    const text = await registry.metrics()

    expect(text).to.not.include('mira')
    expect([...text.matchAll(/\{(\w+)=/g)].every(([, label]) => label === 'reason')).to.equal(true)
  })

  it('counts every check', () => {
    const { checks } = guard.counts()
    const before = Object.values(checks).reduce((sum, count) => sum + count, 0)
    for (let time = 0; time < 1_000; time++) guard.check('nobody', ask)
    const after = Object.values(guard.counts().checks).reduce((sum, count) => sum + count, 0)

    expect(after - before).to.equal(1_000)
  })
})
