import { statSync } from 'node:fs'
import { join } from 'node:path'
import { revoke } from '@consent-ledger/sdk'
import type { Guard } from '@consent-ledger/sdk/brand'
import { expect } from 'chai'
import { type Hex, keccak256, toHex } from 'viem'
import { type BrandWorld, offersUse, startBrandWorld } from '../sdk/brand/startBrandWorld.ts'

/*
 * Who: a rival who spends locks of nobody on a brand: anyone may, since the ledger cannot know which lock is whose. What they try: to make the
 * brand's guard diverge, deny its customers or drown. What holds: nobody is denied, the digest still agrees, and each lock costs the rival
 * 25,700 gas and the brand one short row, so that drowning a brand costs its rival far more.
 */

describe('junk revocations of a brand', () => {
  const asked = { purpose: offersUse.purpose, categories: [offersUse.category] }
  let world: BrandWorld
  let guard: Guard
  const junk = 3_000
  const atOnce = 500

  before(async () => {
    world = await startBrandWorld()
    guard = await world.guardOf('junk', { policy: { finality: 'latest' } })
    await world.grant(guard, { customer: 'mia' })
    await world.record(guard)
  })

  after(() => world?.stop())

  async function spendJunk(): Promise<number> {
    const { deployment, brandId, anyone, client, mine } = world
    let gas = 0n
    for (let start = 0; start < junk; start += atOnce) {
      const secrets = Array.from({ length: atOnce }, (_, index) => keccak256(toHex(`junk ${start + index}`)) as Hex)
      const sent = revoke(anyone, { ledger: deployment.ledger, revocations: [{ brandId, secrets }] })
      const { gasUsed } = await client.waitForTransactionReceipt({ hash: await sent })
      gas += gasUsed
    }
    // The events move behind the block up to which the chain is final.
    await mine(10)
    return Number(gas) / junk
  }

  it('deny nobody, leave the digest in agreement, and cost the brand a row of less than 300 bytes each', async () => {
    const sizeOf = () =>
      ['', '-wal'].reduce(
        (sum, part) => sum + (statSync(join(world.folder, `junk.db${part}`), { throwIfNoEntry: false })?.size ?? 0),
        0,
      )
    expect(guard.check('mia', asked).allowed).to.equal(true)

    const before = sizeOf()
    const gas = await spendJunk()
    expect(gas).to.be.within(25_000, 26_100)
    await guard.sync()
    expect(guard.check('mia', asked)).to.include({ allowed: true, reason: null })
    expect(await guard.health()).to.include({ isDiverged: false, reason: null })
    await guard.close()
    expect((sizeOf() - before) / junk).to.be.lessThan(300)

    // A guard that has to read it all: the chain takes about 98 locks a second at 30,000,000 gas per 12 seconds.
    const began = performance.now()
    const fresh = await world.guardOf('fresh', { policy: { finality: 'latest' } })
    await fresh.sync()
    const seconds = (performance.now() - began) / 1000
    expect((await fresh.health()).rows.spentLocks).to.equal(junk)
    expect(junk / seconds).to.be.greaterThan(300)
  })
})
