import { expect } from 'chai'
import { network } from 'hardhat'
import type { Hex } from 'viem'
import { batchOf } from '../helpers/seedHistory.ts'
import { both, deployStory } from './deployStory.ts'

/*
 * Who: a brand or customer who picks values on purpose: the lock that is a root, the notice hash that is a lock. What they try: to make one write
 * count as another, for example a recording that looks like a revocation. What holds: each meaning has its own mapping.
 */

const connection = await network.create()
const { ethers, networkHelpers } = connection
const document = ethers.toUtf8Bytes('{"type":"consent-notice","of":"every meaning"}')
const value = ethers.keccak256(document) as Hex

async function deploy() {
  const story = await deployStory(connection)
  return { ...story, asOperator: story.ledger.connect(story.operator) }
}
type Story = Awaited<ReturnType<typeof deploy>>

async function meanings({ ledger, brandId }: Story) {
  const [recordedAt] = await ledger.recordedAt(brandId, [value])
  const [{ revokedAt }] = await ledger.lockStates(brandId, [value])
  const { publishedAt } = await ledger.noticeOf(brandId, value)
  const digests = [await ledger.revocationDigest(brandId), await ledger.getFunction('useDigest')(brandId)]
  return {
    isRoot: recordedAt !== 0n,
    isSpent: revokedAt !== 0n,
    isNotice: publishedAt !== 0n,
    hasRevocations: digests[0] !== ethers.ZeroHash,
    hasUses: digests[1] !== ethers.ZeroHash,
  }
}

const nothing = { isRoot: false, isSpent: false, isNotice: false, hasRevocations: false, hasUses: false }

describe('one value, many meanings', () => {
  for (const [name, write, meaning] of [
    ['a root', ({ asOperator, brandId }) => asOperator.recordGrants(brandId, value), { isRoot: true }],
    ['a root of uses', ({ asOperator, brandId }) => asOperator.recordUses(brandId, value), { hasUses: true }],
    [
      'a lock',
      ({ asOperator, brandId }) => asOperator.revokeAsBrand(brandId, [value]),
      { isSpent: true, hasRevocations: true },
    ],
    ['a notice', ({ ledger, brandId }) => ledger.publishNotice(brandId, document), { isNotice: true }],
    [
      'a secret, whose lock is another value',
      ({ ledger, brandId }) => ledger.revoke([{ brandId, secrets: [value] }]),
      { hasRevocations: true },
    ],
    ['a brand of its own', ({ ledger }) => ledger.revoke([{ brandId: value, secrets: [value] }]), {}],
  ] as [string, (story: Story) => Promise<unknown>, Partial<typeof nothing>][]) {
    it(`written as ${name}, it is nothing else`, async () => {
      const story = await networkHelpers.loadFixture(deploy)
      await write(story)
      expect(await meanings(story)).to.deep.equal({ ...nothing, ...meaning })
    })
  }

  it('a consent whose locks are its notice and its root is revoked by neither, and by its locks', async () => {
    const story = await networkHelpers.loadFixture(deploy)
    const { ledger, asOperator, brandId, grant, sign, ask } = story
    const [other] = await grant('ben')
    const [root, notice] = [other.recording?.root as Hex, other.consent.noticeHash]
    const uses = other.consent.uses.slice(0, 1).map((use) => ({ ...use, lock: root }))
    const signed = await sign('mia', { uses: uses.slice(0, 1), change: { brandLock: notice, uses } })
    const batch = batchOf(story.deployment, [signed])
    await asOperator.recordGrants(brandId, batch.root)
    const [receipt] = batch.receipts as [(typeof batch.receipts)[0]]
    expect(await ask(receipt)).to.deep.equal(both(null))
    await asOperator.revokeAsBrand(brandId, [notice])
    expect(await ask(receipt)).to.deep.equal(both('revoked'))
    // The notice and the root are what they were: the other consent, which rests on both, stands.
    expect(await ask(other)).to.deep.equal(both(null))
    expect((await ledger.noticeOf(brandId, notice)).publishedAt).to.not.equal(0n)
  })
})
