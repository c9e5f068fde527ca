import { lockOf } from '@consent-ledger/sdk'
import { expect } from 'chai'
import { MaxUint256, toBeHex } from 'ethers'
import { network } from 'hardhat'
import type { Hex } from 'viem'
import { both, deployStory, emailUse } from './deployStory.ts'

/*
 * Who: anybody with a wallet, and a brand that feeds the ledger rubbish. What they try: zero, the largest value, the same value many times,
 * secrets of nobody, roots over nothing. What holds: what hashes to no lock of a consent revokes no consent, what is under no signature grants
 * nothing, and a repeated value counts once.
 */

const connection = await network.create()
const { ethers, networkHelpers } = connection
const zero = ethers.ZeroHash as Hex
const largest = toBeHex(MaxUint256) as Hex

async function deployWithReceipt() {
  const story = await deployStory(connection)
  const [receipt] = await story.grant('mia')
  return {
    ...story,
    receipt,
    asThief: story.ledger.connect(story.thief),
    asOperator: story.ledger.connect(story.operator),
  }
}

describe('junk and extreme values', () => {
  it('a thousand secrets of nobody revoke nobody', async () => {
    const { asThief, brandId, receipt, ask } = await networkHelpers.loadFixture(deployWithReceipt)
    const { consent } = receipt
    const guesses = Array.from({ length: 500 }, (_, index) => ethers.id(`guess ${index}`))
    // What is known of a consent without its secrets is no secret either.
    const known = [consent.brandLock, ...consent.uses.map(({ lock }) => lock), consent.salt, consent.requestId, brandId]
    await asThief.revoke([{ brandId, secrets: [...guesses, ...known, receipt.recording?.root, zero, largest] }])
    expect(await ask(receipt)).to.deep.equal(both(null))
  })

  it('a root over nothing grants nothing', async () => {
    const { asOperator, brandId, sign, ask } = await networkHelpers.loadFixture(deployWithReceipt)
    const receipt = await sign('ben')
    await asOperator.recordGrants(brandId, largest)
    for (const [root, proof] of [
      [largest, []],
      [zero, []],
      [largest, [zero]],
      [zero, [zero, largest]],
    ] as const) {
      expect(await ask({ ...receipt, recording: { root, proof } })).to.deep.equal(both('not-recorded'))
    }
  })

  it('the zero root is refused for every brand, so that a receipt without a root is never recorded', async () => {
    const { ledger, asOperator, brandId } = await networkHelpers.loadFixture(deployWithReceipt)
    for (const attempt of [asOperator.recordGrants, asOperator.recordUses]) {
      await expect(attempt(brandId, zero))
        .to.be.revertedWithCustomError(ledger as never, 'EmptyRoot')
        .withArgs(brandId)
    }
  })

  it('the zero and the largest secret are secrets like others', async () => {
    const { ledger, asThief, brandId } = await networkHelpers.loadFixture(deployWithReceipt)
    await asThief.revoke([{ brandId, secrets: [zero, largest] }])
    const at = BigInt(await networkHelpers.time.latest())
    const states = await ledger.lockStates(brandId, [lockOf(zero), lockOf(largest), zero, largest])
    expect(states.map((state: unknown[]) => [...state])).to.deep.equal([
      [at, false],
      [at, false],
      [0n, false],
      [0n, false],
    ])
  })

  it('the zero and the largest brand are brands nobody has', async () => {
    const { ledger, asThief, receipt, ask } = await networkHelpers.loadFixture(deployWithReceipt)
    const secrets = [receipt.secrets.brand]
    await asThief.revoke([
      { brandId: zero, secrets },
      { brandId: largest, secrets },
    ])
    expect(await ask(receipt)).to.deep.equal(both(null))
    for (const brandId of [zero, largest]) {
      expect((await ledger.brandOf(brandId)).owner).to.equal(ethers.ZeroAddress)
      await expect(asThief.recordGrants(brandId, ethers.id('root')))
        .to.be.revertedWithCustomError(ledger as never, 'UnknownBrand')
        .withArgs(brandId)
    }
  })

  it('the zero lock, spent by the brand, hides in no consent: one that carries it is no consent', async () => {
    const { asOperator, brandId, sign, ask, receipt } = await networkHelpers.loadFixture(deployWithReceipt)
    await asOperator.revokeAsBrand(brandId, [zero, largest])
    expect(await ask(receipt)).to.deep.equal(both(null))
    const { change, ...rest } = { change: { brandLock: zero }, recording: { root: ethers.id('r') as Hex, proof: [] } }
    expect(await ask({ ...(await sign('ben', { change })), ...rest })).to.deep.equal(both('bad-terms'))
  })

  it('one value three hundred times in one call counts once', async () => {
    const { ledger, asThief, asOperator, brandId, receipt } = await networkHelpers.loadFixture(deployWithReceipt)
    const same = Array.from({ length: 100 }, () => receipt.secrets.brand)
    const entries = [same, same, same].map((secrets) => ({ brandId, secrets }))
    const sent = await (await asThief.revoke(entries)).wait()
    expect(sent?.logs.length).to.equal(1)
    const digest = await ledger.revocationDigest(brandId)
    const again = await (await asOperator.revokeAsBrand(brandId, same.map(lockOf))).wait()
    expect(again?.logs.length).to.equal(0)
    expect(await ledger.revocationDigest(brandId)).to.equal(digest)
  })

  it('the largest moment lies in the future, and the end of a consent holds to the second', async () => {
    const { verifier, receipt, ask } = await networkHelpers.loadFixture(deployWithReceipt)
    const { consent, signature, recording } = receipt
    const now = await networkHelpers.time.latest()
    const { root, proof } = recording ?? { root: zero, proof: [] }
    const latest = 2n ** 64n - 1n
    const { purpose, category } = emailUse
    await expect(verifier.check(consent.brandId, consent, signature, root, proof, purpose, category, latest))
      .to.be.revertedWithCustomError(verifier as never, 'MomentInFuture')
      .withArgs(latest, now)
    await networkHelpers.time.increaseTo(consent.expiresAt - 1)
    expect(await ask(receipt)).to.deep.equal(both(null))
    await networkHelpers.time.increaseTo(consent.expiresAt)
    expect(await ask(receipt)).to.deep.equal(both('expired'))
  })
})
