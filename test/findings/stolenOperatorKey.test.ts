import { addressOfKey, buildTree, hashConsent, type Receipt, signConsent } from '@consent-ledger/sdk'
import { expect } from 'chai'
import { network } from 'hardhat'
import type { Hex } from 'viem'
import { batchOf } from '../helpers/seedHistory.ts'
import { both, deployStory } from './deployStory.ts'

/*
 * Who: a thief of the key the brand's servers sign with. What they try: to invent consents, to change what was, to become the owner, to stay.
 * What holds: the key records and revokes, and nothing else; a customer's signature cannot be invented; the owner ends it with one transaction.
 * What remains is what the key may do: roots that were recorded, locks that were spent, the digest of uses.
 */

const connection = await network.create()
const { ethers, networkHelpers } = connection

async function deployTheft() {
  const story = await deployStory(connection)
  const { ledger, owner, operator } = story
  // The thief holds the key of `operator`: there is no telling them apart.
  return { ...story, asThief: ledger.connect(operator), asOwner: ledger.connect(owner) }
}

describe('stolen operator key', () => {
  it('is no key of the owner', async () => {
    const { asThief, ledger, operator, brandId } = await networkHelpers.loadFixture(deployTheft)
    for (const attempt of [
      () => asThief.publishNotice(brandId, '0x01'),
      () => asThief.updateBrand(brandId, 'Diebesgut', 'thief.example'),
      () => asThief.setOperator(brandId, operator, true),
      () => asThief.setOperator(brandId, ethers.ZeroAddress, false),
      () => asThief.transferBrand(brandId, operator),
    ]) {
      await expect(attempt())
        .to.be.revertedWithCustomError(ledger as never, 'NotOwner')
        .withArgs(brandId, operator.address)
    }
    await expect(asThief.acceptBrand(brandId))
      .to.be.revertedWithCustomError(ledger as never, 'NotPendingOwner')
      .withArgs(brandId, operator.address)
  })

  it('invents no consent of a customer, whatever root it records', async () => {
    const { asThief, brandId, sign, ask, domain, deployment } = await networkHelpers.loadFixture(deployTheft)
    const { secrets: _, ...wanted } = await sign('mia')
    const thiefKey: Hex = `0x${'7f'.repeat(32)}`
    const forged = batchOf(deployment, [
      { ...wanted, signature: signConsent(domain, wanted.consent, thiefKey) },
    ] as Receipt[])
    await asThief.recordGrants(brandId, forged.root)
    expect(await ask(forged.receipts[0] as Receipt)).to.deep.equal(both('bad-signature'))
  })

  it('passes a subject of its own off as an account: the subject shows it, which the brand knows from its own login', async () => {
    const { asThief, brandId, sign, ask, domain, deployment } = await networkHelpers.loadFixture(deployTheft)
    const { secrets: _, ...wanted } = await sign('mia')
    const thiefKey: Hex = `0x${'7f'.repeat(32)}`
    const consent = { ...wanted.consent, subject: addressOfKey(thiefKey) }
    const forged = batchOf(deployment, [{ ...wanted, consent, signature: signConsent(domain, consent, thiefKey) }])
    await asThief.recordGrants(brandId, forged.root)
    const [receipt] = forged.receipts as [Receipt]
    // An honest limit: that the holder of the key is the person rests on the brand's login, not on the ledger.
    expect(await ask(receipt)).to.deep.equal(both(null))
    expect(receipt.consent.account).to.equal(wanted.consent.account)
    expect(receipt.consent.subject).to.not.equal(wanted.consent.subject)
  })

  it('cannot date a recording back: a consent of long ago stays late', async () => {
    const { asThief, brandId, sign, ask, deployment } = await networkHelpers.loadFixture(deployTheft)
    const old = await sign('mia')
    await networkHelpers.time.increase(8 * 86_400)
    const { root, receipts } = batchOf(deployment, [old])
    await asThief.recordGrants(brandId, root)
    expect(await ask(receipts[0] as Receipt)).to.deep.equal(both('recorded-late'))
  })

  it('records the root of the brand’s own batch first: the batch stands all the same', async () => {
    const { asThief, asOwner, ledger, brandId, sign, ask, deployment } = await networkHelpers.loadFixture(deployTheft)
    const { root, receipts } = batchOf(deployment, [await sign('mia')])
    await asThief.recordGrants(brandId, root)
    await expect(asOwner.recordGrants(brandId, root))
      .to.be.revertedWithCustomError(ledger as never, 'RootExists')
      .withArgs(brandId, root)
    expect(await ask(receipts[0] as Receipt)).to.deep.equal(both(null))
  })

  it('can do nothing from the block on in which the owner ends it, not even behind the owner’s own transaction', async () => {
    const { asThief, asOwner, ledger, owner, operator, brandId, mineTogether, stateOf } =
      await networkHelpers.loadFixture(deployTheft)
    const root = ethers.id('root') as Hex
    const lock = ethers.id('lock') as Hex
    const [removal, late] = await mineTogether(
      [owner, await asOwner.setOperator.populateTransaction(brandId, operator, false)],
      [operator, await asThief.recordGrants.populateTransaction(brandId, root)],
    )
    expect([removal?.status, late?.status]).to.deep.equal([1, 0])

    const before = await stateOf(brandId, [root, lock])
    for (const attempt of [
      () => asThief.recordGrants(brandId, root),
      () => asThief.recordUses(brandId, root),
      () => asThief.revokeAsBrand(brandId, [lock]),
    ]) {
      await expect(attempt())
        .to.be.revertedWithCustomError(ledger as never, 'NotOperator')
        .withArgs(brandId, operator.address)
    }
    expect(await stateOf(brandId, [root, lock])).to.equal(before)
    expect(await ledger.isOperator(brandId, operator)).to.equal(false)
  })

  it('leaves behind what it did: its roots name it, its revocations stay, customers grant anew', async () => {
    const { asThief, asOwner, ledger, operator, thief, brandId, sign, grant, ask, deployment } =
      await networkHelpers.loadFixture(deployTheft)
    const [receipt] = await grant('mia')
    const junk = ethers.id('junk')
    await expect(asThief.recordGrants(brandId, junk))
      .to.emit(ledger, 'GrantsRecorded')
      .withArgs(brandId, junk, operator.address)
    await asThief.recordUses(brandId, junk)
    const useDigest = await ledger.useDigest(brandId)
    await asThief.revokeAsBrand(brandId, [receipt.consent.brandLock])
    await asOwner.setOperator(brandId, operator, false)
    await asOwner.setOperator(brandId, thief, true)

    expect((await ledger.recordedAt(brandId, [junk]))[0]).to.not.equal(0n)
    expect(await ledger.useDigest(brandId)).to.equal(useDigest)
    expect(await ask(receipt)).to.deep.equal(both('revoked'))

    // The next generation of the brand lock is one the thief cannot know: it is derived from the customer's seed.
    const again = batchOf(deployment, [await sign('mia', { generation: 1 })])
    await ledger.connect(thief).recordGrants(brandId, again.root)
    expect(await ask(again.receipts[0] as Receipt)).to.deep.equal(both(null))
  })

  it('leaves the owner the means to end what was forged, once a forged receipt turns up', async () => {
    const { asThief, asOwner, brandId, operator, sign, ask, domain } = await networkHelpers.loadFixture(deployTheft)
    const { secrets: _, ...wanted } = await sign('mia')
    const thiefKey: Hex = `0x${'7f'.repeat(32)}`
    const consent = { ...wanted.consent, subject: addressOfKey(thiefKey) }
    const forged: Receipt = { ...wanted, consent, signature: signConsent(domain, consent, thiefKey) }
    const hash = hashConsent(domain, consent)
    const tree = buildTree([hash])
    await asThief.recordGrants(brandId, tree.root)
    const receipt = { ...forged, recording: { root: tree.root, proof: tree.proofOf(hash) } }
    await asOwner.setOperator(brandId, operator, false)
    expect(await ask(receipt)).to.deep.equal(both(null))
    await asOwner.revokeAsBrand(brandId, [receipt.consent.brandLock])
    expect(await ask(receipt)).to.deep.equal(both('revoked'))
  })
})
