import type { Receipt } from '@consent-ledger/sdk'
import { expect } from 'chai'
import { network } from 'hardhat'
import { batchOf } from '../helpers/seedHistory.ts'
import { both, deployStory } from './deployStory.ts'

/*
 * Who: nobody bad; the brand changes hands while a batch is on its way. What could go wrong: a batch that counts for nobody, an operator who
 * stays, a customer whose revocation is lost. What holds: each transaction is judged by who owns the brand at its place in the block, and the
 * root that was refused can be recorded by the new owner within seven days.
 */

const connection = await network.create()
const { networkHelpers } = connection

async function deployTransfer() {
  const story = await deployStory(connection)
  const { ledger, brandId, heir, operator, sign, deployment } = story
  await ledger.transferBrand(brandId, heir)
  const batch = batchOf(deployment, [await sign('mia')])
  const [receipt] = batch.receipts as [(typeof batch.receipts)[0]]
  const accept = await ledger.connect(heir).acceptBrand.populateTransaction(brandId)
  const record = await ledger.connect(operator).recordGrants.populateTransaction(brandId, batch.root)
  return { ...story, root: batch.root, receipt, accept, record }
}

describe('transfer in the middle of a batch', () => {
  it('refuses the old operator’s batch behind the transfer, and takes the same root from the new owner', async () => {
    const { ledger, brandId, operator, heir, root, receipt, accept, record, ask, mineTogether } =
      await networkHelpers.loadFixture(deployTransfer)
    const [accepted, recorded] = await mineTogether([heir, accept], [operator, record])
    expect([accepted?.status, recorded?.status]).to.deep.equal([1, 0])
    expect(await ledger.recordedAt(brandId, [root])).to.deep.equal([0n])
    expect(await ask(receipt)).to.deep.equal(both('not-recorded'))

    await networkHelpers.time.increase(6 * 86_400)
    await ledger.connect(heir).recordGrants(brandId, root)
    expect(await ask(receipt)).to.deep.equal(both(null))
  })

  it('keeps the batch that stands before the transfer in the same block', async () => {
    const { operator, heir, receipt, accept, record, ask, mineTogether } =
      await networkHelpers.loadFixture(deployTransfer)
    const [recorded, accepted] = await mineTogether([operator, record], [heir, accept])
    expect([recorded?.status, accepted?.status]).to.deep.equal([1, 1])
    expect(await ask(receipt)).to.deep.equal(both(null))
  })

  it('loses no revocation before, between and behind', async () => {
    const { ledger, brandId, customer, operator, heir, receipt, accept, record, ask, mineTogether } =
      await networkHelpers.loadFixture(deployTransfer)
    const revokeOf = (secret: string | undefined) =>
      ledger.connect(customer).revoke.populateTransaction([{ brandId, secrets: [secret] }])
    const { uses, brand } = receipt.secrets
    const mined = await mineTogether(
      [customer, await revokeOf(uses[0])],
      [operator, record],
      [customer, await revokeOf(uses[1])],
      [heir, accept],
      [customer, await revokeOf(brand)],
    )
    expect(mined.map(({ status }) => status)).to.deep.equal([1, 1, 1, 1, 1])
    expect(mined.map(({ logs }) => logs.length)).to.deep.equal([1, 1, 1, 1, 1])
    expect(await ask(receipt)).to.deep.equal(both('revoked'))
  })

  it('lets the owner think again until the very transaction before', async () => {
    const { ledger, brandId, owner, heir, accept, mineTogether } = await networkHelpers.loadFixture(deployTransfer)
    const cancel = await ledger.transferBrand.populateTransaction(brandId, '0x0000000000000000000000000000000000000000')
    const [cancelled, accepted] = await mineTogether([owner, cancel], [heir, accept])
    expect([cancelled?.status, accepted?.status]).to.deep.equal([1, 0])
    expect((await ledger.brandOf(brandId)).owner).to.equal(owner.address)
  })

  it('keeps no operator the old owner adds while the offer stands', async () => {
    const { ledger, brandId, owner, thief, heir, accept, mineTogether } =
      await networkHelpers.loadFixture(deployTransfer)
    const add = await ledger.setOperator.populateTransaction(brandId, thief, true)
    const [added, accepted, late] = await mineTogether([owner, add], [heir, accept], [owner, add])
    expect([added?.status, accepted?.status, late?.status]).to.deep.equal([1, 1, 0])
    expect(await ledger.isOperator(brandId, thief)).to.equal(false)
    expect(await ledger.isOperator(brandId, owner)).to.equal(false)
  })

  it('judges a consent signed before the transfer as before: name and domain are the same', async () => {
    const { heir, operator, accept, record, receipt, ask, mineTogether } =
      await networkHelpers.loadFixture(deployTransfer)
    await mineTogether([operator, record], [heir, accept])
    const later: Receipt = receipt
    await networkHelpers.time.increase(30 * 86_400)
    expect(await ask(later)).to.deep.equal(both(null))
  })
})
