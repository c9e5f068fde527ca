import { expect } from 'chai'
import { network } from 'hardhat'
import type { Hex } from 'viem'
import { batchOf } from '../helpers/seedHistory.ts'
import { both, deployStory } from './deployStory.ts'

/*
 * Who: nobody has the key of the zero address, but a call can be simulated from it, some chains send system transactions from it, and a storage
 * slot that was never written reads as it. What is tried: to pass as owner, operator or pending owner where none is set. What holds: an unknown
 * brand has nobody, and a brand nobody is offered has no pending owner.
 */

const connection = await network.create()
const { ethers, networkHelpers } = connection
const nobody = ethers.ZeroAddress
const value = ethers.id('value') as Hex

async function deployNobody() {
  const story = await deployStory(connection)
  await networkHelpers.impersonateAccount(nobody)
  await networkHelpers.setBalance(nobody, 10n ** 20n)
  const asNobody = story.ledger.connect(await ethers.getSigner(nobody))
  return { ...story, asNobody, unknown: ethers.id('unknown brand') as Hex }
}

describe('zero address', () => {
  it('may do nothing for an unknown brand', async () => {
    const { ledger, asNobody, unknown, stateOf } = await networkHelpers.loadFixture(deployNobody)
    const before = await stateOf(unknown, [value])
    expect(await ledger.isOperator(unknown, nobody)).to.equal(false)
    for (const attempt of [
      () => asNobody.updateBrand(unknown, 'Nobody', 'nobody.example'),
      () => asNobody.setOperator(unknown, nobody, true),
      () => asNobody.transferBrand(unknown, nobody),
      () => asNobody.acceptBrand(unknown),
      () => asNobody.publishNotice(unknown, '0x01'),
      () => asNobody.recordGrants(unknown, value),
      () => asNobody.recordUses(unknown, value),
      () => asNobody.revokeAsBrand(unknown, [value]),
    ]) {
      await expect(attempt())
        .to.be.revertedWithCustomError(ledger as never, 'UnknownBrand')
        .withArgs(unknown)
    }
    expect(await stateOf(unknown, [value])).to.equal(before)
  })

  it('may do nothing for a brand that nobody is offered, nor after an offer was cancelled', async () => {
    const { ledger, asNobody, brandId, heir } = await networkHelpers.loadFixture(deployNobody)
    const refused = async () => {
      await expect(asNobody.acceptBrand(brandId))
        .to.be.revertedWithCustomError(ledger as never, 'NotPendingOwner')
        .withArgs(brandId, nobody)
      await expect(asNobody.recordGrants(brandId, value))
        .to.be.revertedWithCustomError(ledger as never, 'NotOperator')
        .withArgs(brandId, nobody)
    }
    await refused()
    await ledger.transferBrand(brandId, heir)
    await ledger.transferBrand(brandId, nobody)
    await refused()
    await expect(ledger.connect(heir).acceptBrand(brandId))
      .to.be.revertedWithCustomError(ledger as never, 'NotPendingOwner')
      .withArgs(brandId, heir.address)
  })

  it('is an operator only if an owner makes it one, and only until the owner or a transfer ends that', async () => {
    const { ledger, asNobody, brandId, heir } = await networkHelpers.loadFixture(deployNobody)
    await ledger.setOperator(brandId, nobody, true)
    await asNobody.recordUses(brandId, value)
    await ledger.transferBrand(brandId, heir)
    await ledger.connect(heir).acceptBrand(brandId)
    await expect(asNobody.recordUses(brandId, value))
      .to.be.revertedWithCustomError(ledger as never, 'NotOperator')
      .withArgs(brandId, nobody)
    expect(await ledger.isOperator(brandId, nobody)).to.equal(false)
  })

  it('signed no consent: a signature that recovers to nobody is none of a subject that is nobody', async () => {
    const { sign, ask, ledger, brandId, deployment } = await networkHelpers.loadFixture(deployNobody)
    const signed = await sign('mia', { change: { subject: nobody as Hex } })
    const order = 'fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141'
    const { root, receipts } = batchOf(deployment, [signed])
    await ledger.recordGrants(brandId, root)
    for (const rs of [
      '00'.repeat(64),
      `${'00'.repeat(32)}${'01'.padStart(64, '0')}`,
      `${order}${'01'.padStart(64, '0')}`,
    ]) {
      for (const v of ['1b', '1c']) {
        const signature = `0x${rs}${v}` as Hex
        const receipt = { ...(receipts[0] as (typeof receipts)[0]), signature }
        const answers = await ask(receipt)
        expect(answers.verifier).to.equal('bad-signature')
        expect(answers.facts).to.be.oneOf(['bad-signature', 'malformed'])
      }
    }
    expect(await ask(receipts[0] as (typeof receipts)[0])).to.deep.equal(both('bad-signature'))
  })
})
