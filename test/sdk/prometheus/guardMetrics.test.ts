import type { Guard } from '@consent-ledger/sdk/brand'
import { guardMetrics } from '@consent-ledger/sdk/prometheus'
import { expect } from 'chai'
import { Registry } from 'prom-client'
import { type BrandWorld, offersUse, startBrandWorld } from '../brand/startBrandWorld.ts'

describe('guardMetrics', function () {
  this.timeout(60_000)

  let world: BrandWorld
  let guard: Guard
  const registry = new Registry()
  const ask = { purpose: offersUse.purpose, categories: [offersUse.category] }

  async function figures(): Promise<Map<string, number>> {
    const lines = (await registry.metrics()).split('\n').filter((line) => line !== '' && !line.startsWith('#'))
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
