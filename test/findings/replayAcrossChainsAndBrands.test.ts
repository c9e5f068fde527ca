import type { Receipt } from '@consent-ledger/sdk'
import { expect } from 'chai'
import { network } from 'hardhat'
import type { Hex } from 'viem'
import { batchOf } from '../helpers/seedHistory.ts'
import { both, deployStory, emailUse, offersUse } from './deployStory.ts'

/*
 * Who: somebody who holds a receipt, or saw secrets on one chain. What they try: to use them where they were not meant for: on another chain
 * where the ledger stands at the same address, at another brand of the same owner, or a second time. What holds: chain, ledger and brand are in
 * every signature, every brand id and every key.
 */

const here = await network.create()
const there = await network.create({ override: { chainId: 31338 } })

const deployHere = () => deployStory(here)
const deployThere = () => deployStory(there)

async function twoChains() {
  return {
    first: await here.networkHelpers.loadFixture(deployHere),
    second: await there.networkHelpers.loadFixture(deployThere),
  }
}

describe('replay across chains and brands', () => {
  it('finds the same address of the ledger and the same owner and salt on two chains, yet another brand', async () => {
    const { first, second } = await twoChains()
    expect(second.ledgerAddress).to.equal(first.ledgerAddress)
    expect(second.owner.address).to.equal(first.owner.address)
    expect(second.brandId).to.not.equal(first.brandId)
    await expect(second.ledger.recordGrants(first.brandId, here.ethers.id('root')))
      .to.be.revertedWithCustomError(second.ledger as never, 'UnknownBrand')
      .withArgs(first.brandId)
  })

  it('takes no consent to another chain, as it is or with its chain and brand rewritten', async () => {
    const { first, second } = await twoChains()
    const [receipt] = await first.grant('mia')
    expect(await first.ask(receipt)).to.deep.equal(both(null))

    // The thief has a key of an operator there and records the very same root.
    await second.ledger.recordGrants(second.brandId, receipt.recording?.root)
    expect(await second.ask(receipt)).to.deep.equal({ verifier: 'bad-signature', facts: 'wrong-ledger' })
    const moved: Receipt = { ...receipt, chainId: second.deployment.chainId }
    expect(await second.ask(moved)).to.deep.equal(both('bad-signature'))
    const consent = { ...receipt.consent, brandId: second.brandId }
    expect(await second.ask({ ...moved, consent })).to.deep.equal(both('bad-signature'))
  })

  it('takes no secret to another chain: the same customer has other locks there', async () => {
    const { first, second } = await twoChains()
    const [receipt] = await first.grant('mia')
    const [other] = await second.grant('mia')
    expect(other.consent.subject).to.not.equal(receipt.consent.subject)

    const secrets = [receipt.secrets.brand, ...receipt.secrets.uses]
    await second.ledger.connect(second.thief).revoke([
      { brandId: second.brandId, secrets },
      { brandId: first.brandId, secrets },
    ])
    expect(await second.ask(other)).to.deep.equal(both(null))
    expect(await second.ask(other, offersUse)).to.deep.equal(both(null))
  })

  it('takes no secret to another brand of the same owner', async () => {
    const { first } = await twoChains()
    const [receipt] = await first.grant('mia')
    const brandId = await first.registerBrand(here.ethers.id('second brand'))
    const { root, receipts } = batchOf(first.deployment, [await first.sign('mia', { brandId })])
    await first.ledger.recordGrants(brandId, root)
    const [other] = receipts as [(typeof receipts)[0]]
    expect(other.consent.subject).to.not.equal(receipt.consent.subject)

    const secrets = [receipt.secrets.brand, ...receipt.secrets.uses]
    await first.ledger.connect(first.thief).revoke([{ brandId, secrets }])
    expect(await first.ask(other)).to.deep.equal(both(null))
    // Nor does it revoke anything of the brand the secrets belong to.
    expect(await first.ask(receipt)).to.deep.equal(both(null))
    await first.ledger.connect(first.thief).revoke([{ brandId: first.brandId, secrets }])
    expect(await first.ask(receipt)).to.deep.equal(both('revoked'))
  })

  it('takes no consent to another brand that recorded the same root', async () => {
    const { first } = await twoChains()
    const [receipt] = await first.grant('mia')
    const brandId = await first.registerBrand(here.ethers.id('second brand'))
    await first.ledger.recordGrants(brandId, receipt.recording?.root)
    expect(await first.ask(receipt, { as: brandId })).to.deep.equal(both('wrong-brand'))
    expect(await first.ask({ ...receipt, consent: { ...receipt.consent, brandId } })).to.deep.equal(
      both('bad-signature'),
    )
  })

  it('takes no consent to another account, purpose or date at the same brand', async () => {
    const { first } = await twoChains()
    const [receipt] = await first.grant('mia')
    for (const change of [
      { account: 'n…@example.com' },
      { expiresAt: receipt.consent.expiresAt + 1 },
      { uses: receipt.consent.uses.slice(0, 1) },
      { requestId: here.ethers.id('another request') as Hex },
    ]) {
      const consent = { ...receipt.consent, ...change }
      expect(await first.ask({ ...receipt, consent }, emailUse)).to.deep.equal(both('bad-signature'))
    }
  })

  it('brings no revoked consent back by recording it again', async () => {
    const { first } = await twoChains()
    const [receipt] = await first.grant('mia')
    await first.ledger.revoke([{ brandId: first.brandId, secrets: [receipt.secrets.brand] }])
    const { root, receipts } = batchOf(first.deployment, [receipt])
    await first.ledger.recordGrants(first.brandId, root)
    expect(root).to.not.equal(receipt.recording?.root)
    expect(await first.ask(receipts[0] as Receipt)).to.deep.equal(both('revoked'))
  })

  it('needs a new signature of the customer to begin again, under locks not spent yet', async () => {
    const { first } = await twoChains()
    const [receipt] = await first.grant('mia')
    await first.ledger.revoke([{ brandId: first.brandId, secrets: [receipt.secrets.brand] }])
    const next = await first.sign('mia', { generation: 1 })

    // The brand moves the old signature over to the new locks.
    const consent = { ...receipt.consent, brandLock: next.consent.brandLock }
    const forged = batchOf(first.deployment, [{ ...receipt, consent }])
    await first.ledger.recordGrants(first.brandId, forged.root)
    expect(await first.ask(forged.receipts[0] as Receipt)).to.deep.equal(both('bad-signature'))

    const signed = batchOf(first.deployment, [next])
    await first.ledger.recordGrants(first.brandId, signed.root)
    expect(await first.ask(signed.receipts[0] as Receipt)).to.deep.equal(both(null))
  })

  it('gives somebody who copies a registration out of the mempool another brand', async () => {
    const { first } = await twoChains()
    const salt = here.ethers.id('a salt of the owner')
    const call = await first.ledger.registerBrand.populateTransaction(salt, 'Kaufhaus Nord GmbH', 'nord.example')
    const expected = await first.ledger.registerBrand.staticCall(salt, 'Kaufhaus Nord GmbH', 'nord.example')
    const [copied, own] = await first.mineTogether([first.thief, call], [first.owner, call])
    expect([copied?.status, own?.status]).to.deep.equal([1, 1])
    expect((await first.ledger.brandOf(expected)).owner).to.equal(first.owner.address)
  })
})
