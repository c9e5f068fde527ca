import { buildNotice, type Receipt } from '@consent-ledger/sdk'
import { expect } from 'chai'
import { network } from 'hardhat'
import { noticeDraft } from '../helpers/noticeDraft.ts'
import { both, deployStory, emailUse, offersUse } from './deployStory.ts'

/*
 * Who: a thief of the brand's own key. What they try: to take the brand, to pose as its controller, to undo revocations, to keep customers from
 * revoking. What holds: nobody stands above an owner, so the brand is lost; but what was recorded, spent and published stays, a changed
 * controller makes every consent void, and revoking needs nobody.
 */

const connection = await network.create()
const { networkHelpers } = connection

async function deployTheft() {
  const story = await deployStory(connection)
  const [receipt, revoked] = (await story.grant('mia', 'ben')) as [Receipt & Secrets, Receipt & Secrets]
  await story.ledger.revoke([{ brandId: story.brandId, secrets: [revoked.secrets.brand] }])
  // The thief's first step: nobody can take it back.
  const { ledger, brandId, thief } = story
  await ledger.transferBrand(brandId, thief)
  await ledger.connect(thief).acceptBrand(brandId)
  return { ...story, receipt, revoked, asThief: ledger.connect(thief) }
}
type Secrets = Awaited<ReturnType<Awaited<ReturnType<typeof deployStory>>['grant']>>[0]

describe('stolen owner key', () => {
  it('takes the brand for good: owner and operators until then may do nothing any more', async () => {
    const { ledger, owner, operator, brandId, receipt } = await networkHelpers.loadFixture(deployTheft)
    await expect(ledger.setOperator(brandId, owner, true))
      .to.be.revertedWithCustomError(ledger as never, 'NotOwner')
      .withArgs(brandId, owner.address)
    for (const account of [owner, operator]) {
      await expect(ledger.connect(account).revokeAsBrand(brandId, [receipt.consent.brandLock]))
        .to.be.revertedWithCustomError(ledger as never, 'NotOperator')
        .withArgs(brandId, account.address)
    }
  })

  it('changes nothing that was: times of recordings, spent locks and notices', async () => {
    const { ledger, asThief, thief, brandId, receipt, revoked } = await networkHelpers.loadFixture(deployTheft)
    const root = receipt.recording?.root
    const locks = [receipt.consent.brandLock, revoked.consent.brandLock]
    const read = async () =>
      [
        ...(await ledger.recordedAt(brandId, [root])),
        ...(await ledger.lockStates(brandId, locks)).flatMap((state: unknown[]) => [...state]),
        ...(await ledger.noticeOf(brandId, receipt.consent.noticeHash)).toArray(),
      ] as unknown[]
    const before = await read()
    await networkHelpers.time.increase(1000)
    await expect(asThief.recordGrants(brandId, root))
      .to.be.revertedWithCustomError(ledger as never, 'RootExists')
      .withArgs(brandId, root)
    await asThief.revokeAsBrand(brandId, [revoked.consent.brandLock])
    const { document } = buildNotice({ ...noticeDraft(), brandId })
    await expect(asThief.publishNotice(brandId, document))
      .to.be.revertedWithCustomError(ledger as never, 'NoticeExists')
      .withArgs(brandId, receipt.consent.noticeHash)
    await asThief.transferBrand(brandId, thief)
    await asThief.acceptBrand(brandId)
    expect(await read()).to.deep.equal(before)
  })

  it('keeps no customer from revoking', async () => {
    const { ledger, customer, ask, brandId, receipt } = await networkHelpers.loadFixture(deployTheft)
    await ledger.connect(customer).revoke([{ brandId, secrets: [receipt.secrets.uses[0]] }])
    expect(await ask(receipt, emailUse)).to.deep.equal(both('revoked'))
    expect(await ask(receipt, offersUse)).to.deep.equal(both(null))
    await ledger.connect(customer).revoke([{ brandId, secrets: [receipt.secrets.brand] }])
    expect(await ask(receipt, offersUse)).to.deep.equal(both('revoked'))
  })

  it('voids every consent by posing as another controller; the verifier alone, which reads no notice, does not see it', async () => {
    const { asThief, ask, brandId, receipt } = await networkHelpers.loadFixture(deployTheft)
    const draft = noticeDraft()
    const controller = { ...draft.controller, name: 'Diebesgut GmbH', domain: 'thief.example' }
    await asThief.updateBrand(brandId, controller.name, controller.domain)
    await asThief.publishNotice(brandId, buildNotice({ ...draft, brandId, edition: 2, controller }).document)
    expect(await ask(receipt)).to.deep.equal({ verifier: null, facts: 'controller-changed' })
  })

  it('is not seen in the facts while name and domain stay: that another key acts is in the events alone', async () => {
    const { ledger, owner, thief, ask, brandId, receipt } = await networkHelpers.loadFixture(deployTheft)
    expect(await ask(receipt)).to.deep.equal(both(null))
    const [event] = await (ledger as never as Queryable).queryFilter('BrandTransferred')
    expect(event?.args.toArray()).to.deep.equal([brandId, owner.address, thief.address])
  })
})

type Queryable = { queryFilter(name: string): Promise<{ args: { toArray(): unknown[] } }[]> }
