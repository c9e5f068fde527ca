import { lockOf } from '@consent-ledger/sdk'
import { expect } from 'chai'
import { network } from 'hardhat'
import type { Hex } from 'viem'
import { both, deployStory, emailUse, offersUse } from './deployStory.ts'

/*
 * Who: a griefer with money for gas. What they try: to send very many secrets that are spent already, again and again, so that a brand's digest
 * runs on, its mirror has to read, or a customer's secret drowns among them. What holds: a spent lock costs its sender and leaves neither an
 * event nor a change; a fresh secret among them is spent.
 */

const connection = await network.create()
const { ethers, networkHelpers } = connection
const many = 2000
const secrets = Array.from({ length: many }, (_, index) => ethers.id(`spent ${index}`) as Hex)

async function deploySpent() {
  const story = await deployStory(connection)
  const { ledger, brandId, thief, grant } = story
  const [receipt] = await grant('mia')
  for (let start = 0; start < many; start += 500) {
    await ledger.connect(thief).revoke([{ brandId, secrets: secrets.slice(start, start + 500) }])
  }
  return { ...story, receipt, asThief: ledger.connect(thief) }
}

describe('already spent batch', () => {
  it('of two thousand secrets leaves no event and no change, as the customer or as the brand', async () => {
    const { ledger, operator, asThief, brandId, stateOf } = await networkHelpers.loadFixture(deploySpent)
    const locks = secrets.map(lockOf)
    const before = await stateOf(brandId, locks)
    await networkHelpers.time.increase(100)
    const asCustomer = await (await asThief.revoke([{ brandId, secrets }])).wait()
    const asBrand = await (await ledger.connect(operator).revokeAsBrand(brandId, locks)).wait()
    expect([asCustomer?.logs.length, asBrand?.logs.length]).to.deep.equal([0, 0])
    expect(await stateOf(brandId, locks)).to.equal(before)
    // Most of it is what the sender's own data costs.
    expect(Number(asCustomer?.gasUsed) / many).to.be.within(2_000, 3_200)
  })

  it('hides no fresh secret: it is spent wherever it stands', async () => {
    const { asThief, brandId, receipt, ask } = await networkHelpers.loadFixture(deploySpent)
    const [first, second] = receipt.secrets.uses as [Hex, Hex]
    const sent = await (
      await asThief.revoke([
        { brandId, secrets: [...secrets.slice(0, 700), first, ...secrets.slice(700, 1400)] },
        { brandId, secrets: [] },
        { brandId, secrets: [...secrets.slice(1400), second] },
      ])
    ).wait()
    expect(sent?.logs.map(({ topics }: { topics: readonly string[] }) => topics[2])).to.deep.equal([
      lockOf(first),
      lockOf(second),
    ])
    expect(await ask(receipt, emailUse)).to.deep.equal(both('revoked'))
    expect(await ask(receipt, offersUse)).to.deep.equal(both('revoked'))
  })

  it('makes nobody else’s revocation dearer', async () => {
    const { ledger, customer, asThief, brandId, receipt } = await networkHelpers.loadFixture(deploySpent)
    const own = (secret: Hex | undefined) => ledger.connect(customer).revoke([{ brandId, secrets: [secret] }])
    const before = await (await own(receipt.secrets.uses[0])).wait()
    await asThief.revoke([{ brandId, secrets }])
    const after = await (await own(receipt.secrets.uses[1])).wait()
    // The difference is the zero bytes of the two secrets.
    expect(Math.abs(Number(after?.gasUsed) - Number(before?.gasUsed))).to.be.at.most(100)
  })
})
