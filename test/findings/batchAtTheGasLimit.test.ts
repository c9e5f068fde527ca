import { lockOf } from '@consent-ledger/sdk'
import { expect } from 'chai'
import type { ContractTransaction } from 'ethers'
import { network } from 'hardhat'
import type { Hex } from 'viem'
import { deployStory } from './deployStory.ts'

/*
 * Who: a customer, relay or brand with more to revoke than fits, or an attacker who counts on a batch that is done by half. What holds: a batch
 * that does not fit reverts whole and changes nothing; one that fits spends every lock. EIP-7825 caps a transaction at 2^24 gas however large
 * the block is.
 */

const blockLimit = 30_000_000
const transactionCap = 2 ** 24
const connection = await network.create({ override: { blockGasLimit: blockLimit } })
const { ethers, networkHelpers } = connection
const deploy = () => deployStory(connection)
const words = (count: number, name: string) =>
  Array.from({ length: count }, (_, index) => ethers.id(`${name} ${index}`) as Hex)

describe('batch at the gas limit', () => {
  type Story = Awaited<ReturnType<typeof deploy>>
  type Build = (story: Story, count: number) => Promise<ContractTransaction>

  const asAnyone: Build = ({ ledger, brandId }, count) =>
    ledger.revoke.populateTransaction([{ brandId, secrets: words(count, 'secret') }])
  const asBrand: Build = ({ ledger, brandId }, count) =>
    ledger.revokeAsBrand.populateTransaction(brandId, words(count, 'secret').map(lockOf))

  async function fits(story: Story, build: Build, count: number, gasLimit: number): Promise<boolean> {
    const { to, data } = await build(story, count)
    try {
      await ethers.provider.call({ to, data, from: story.operator.address, gasLimit })
      return true
    } catch {
      return false
    }
  }

  for (const [limit, gasLimit, build, most] of [
    ['one transaction (2^24 gas), secrets', transactionCap, asAnyone, 655],
    ['one transaction (2^24 gas), locks', transactionCap, asBrand, 661],
    ['a block of 30,000,000 gas, secrets', blockLimit, asAnyone, 1171],
    ['a block of 30,000,000 gas, locks', blockLimit, asBrand, 1182],
  ] as const) {
    it(`${limit}: ${most} fit and are all spent; one more reverts whole and changes nothing`, async () => {
      const story = await networkHelpers.loadFixture(deploy)
      const { ledger, operator, brandId, mineTogether, stateOf } = story
      const locks = words(most + 1, 'secret').map(lockOf)
      const before = await stateOf(brandId, locks)
      const [beyond] = await mineTogether([operator, await build(story, most + 1), { gasLimit }])
      expect([beyond?.status, beyond?.logs.length]).to.deep.equal([0, 0])
      expect(await stateOf(brandId, locks)).to.equal(before)

      const [within] = await mineTogether([operator, await build(story, most), { gasLimit }])
      expect([within?.status, within?.logs.length]).to.deep.equal([1, most])
      const states = await ledger.lockStates(brandId, locks)
      const spent = states.filter(({ revokedAt }: { revokedAt: bigint }) => revokedAt !== 0n)
      expect(spent.length).to.equal(most)
    })
  }

  it('what one transaction of the SDK or the relay holds fits with room to spare', async () => {
    const story = await networkHelpers.loadFixture(deploy)
    // 100 locks of the guard, 150 of the relay as it is set, 256 of one request.
    for (const count of [100, 150, 256]) {
      expect(await fits(story, asAnyone, count, transactionCap / 2)).to.equal(true)
      expect(await fits(story, asBrand, count, transactionCap / 2)).to.equal(true)
    }
  })

  it('everything one customer may have to reveal for one brand fits: a thousand generations are two transactions', async () => {
    const story = await networkHelpers.loadFixture(deploy)
    expect(await fits(story, asAnyone, 500, transactionCap)).to.equal(true)
    expect(await fits(story, asAnyone, 1000, transactionCap)).to.equal(false)
  })
})
