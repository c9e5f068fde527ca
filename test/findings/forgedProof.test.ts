import { buildTree, hashConsent, leafOf, type Receipt, verifyProof } from '@consent-ledger/sdk'
import { expect } from 'chai'
import { network } from 'hardhat'
import { concat, type Hex, keccak256 } from 'viem'
import { batchOf } from '../helpers/seedHistory.ts'
import { both, deployStory } from './deployStory.ts'

/*
 * Who: a brand, which builds its trees itself, or somebody with the receipts of others. What they try: to pass a consent off as recorded that is
 * not under the root, to pass a node off as a leaf, to give one leaf twice, to hide something behind a proof of any length. What holds, in the
 * verifier on chain and in the SDK's facts alike: a leaf is hashed twice and a node once over 64 bytes, and a proof has 64 steps at most.
 */

const connection = await network.create()
const { ethers, networkHelpers } = connection
const word = (text: string) => ethers.id(text) as Hex

const pairOf = (first: Hex, second: Hex) => keccak256(concat([first, second].sort() as [Hex, Hex]))

async function deployBatch() {
  const story = await deployStory(connection)
  const receipts = await story.grant('mia', 'ben', 'eva', 'jan', 'ida', 'leo', 'ute', 'kai', 'zoe')
  const [receipt, other] = receipts as unknown as [Recorded, Recorded]
  return { ...story, receipt, other, record: (root: Hex) => story.ledger.recordGrants(story.brandId, root) }
}
type Recorded = Receipt & { recording: { root: Hex; proof: readonly Hex[] } }

const withRecording = (receipt: Receipt, root: Hex, proof: readonly Hex[]): Receipt => ({
  ...receipt,
  recording: { root, proof },
})

describe('forged proof', () => {
  it('any change of a proof denies: a step altered, dropped, added, twice or in another order, another’s proof', async () => {
    const { receipt, other, ask } = await networkHelpers.loadFixture(deployBatch)
    const { root, proof } = receipt.recording
    expect(await ask(receipt)).to.deep.equal(both(null))
    const [first, second, ...rest] = proof as [Hex, Hex, ...Hex[]]
    for (const forged of [
      ...proof.map((_, place) => proof.map((step, index) => (index === place ? word('other') : step))),
      ...proof.map((_, place) => proof.filter((__, index) => index !== place)),
      [...proof, root],
      [word('another'), ...proof],
      [first, first, second, ...rest],
      [second, first, ...rest],
      other.recording.proof,
      [],
    ]) {
      expect(await ask(withRecording(receipt, root, forged))).to.deep.equal(both('not-recorded'))
    }
  })

  it('a node of the tree is no root: what hangs below it is not recorded on its own', async () => {
    const { receipt, domain, ask } = await networkHelpers.loadFixture(deployBatch)
    const { proof } = receipt.recording
    let node = leafOf(hashConsent(domain, receipt.consent))
    for (const [place, step] of proof.entries()) {
      expect(await ask(withRecording(receipt, node, proof.slice(0, place)))).to.deep.equal(both('not-recorded'))
      node = pairOf(node, step)
    }
    expect(node).to.equal(receipt.recording.root)
  })

  it('a node is no leaf: neither it nor its halves prove as a consent', async () => {
    const { receipt, domain } = await networkHelpers.loadFixture(deployBatch)
    const { root, proof } = receipt.recording
    const leaf = leafOf(hashConsent(domain, receipt.consent))
    const node = pairOf(leaf, proof[0] as Hex)
    for (const hash of [leaf, node, proof[0] as Hex, root]) {
      for (let from = 0; from <= proof.length; from++) {
        expect(verifyProof({ hash, proof: proof.slice(from), root })).to.equal(false)
      }
    }
  })

  it('a tree over consents that are hashed once, or not at all, records none of them', async () => {
    const { sign, domain, ask, record } = await networkHelpers.loadFixture(deployBatch)
    const receipt = await sign('new')
    const hash = hashConsent(domain, receipt.consent)
    for (const leaf of [hash, keccak256(hash)]) {
      const root = pairOf(leaf, word('sibling'))
      await record(root)
      expect(await ask(withRecording(receipt, root, [word('sibling')]))).to.deep.equal(both('not-recorded'))
    }
  })

  it('a tree of one leaf records that consent and no other', async () => {
    const { sign, domain, ask, record } = await networkHelpers.loadFixture(deployBatch)
    const [receipt, other] = [await sign('new'), await sign('other')]
    const root = leafOf(hashConsent(domain, receipt.consent))
    await record(root)
    expect(await ask(withRecording(receipt, root, []))).to.deep.equal(both(null))
    expect(await ask(withRecording(other, root, []))).to.deep.equal(both('not-recorded'))
    expect(await ask(withRecording(other, root, [root]))).to.deep.equal(both('not-recorded'))
  })

  it('one consent twice in a tree is one consent: both proofs prove it, and one revocation ends both', async () => {
    const { ledger, brandId, sign, domain, ask, record } = await networkHelpers.loadFixture(deployBatch)
    const receipt = await sign('new')
    const hash = hashConsent(domain, receipt.consent)
    expect(() => buildTree([hash, hash])).to.throw()
    const leaf = leafOf(hash)
    const left = pairOf(leaf, leaf)
    const right = pairOf(leaf, word('sibling'))
    const root = pairOf(left, right)
    await record(root)
    const proofs = [
      [leaf, right],
      [word('sibling'), left],
    ]
    for (const proof of proofs) expect(await ask(withRecording(receipt, root, proof))).to.deep.equal(both(null))
    await ledger.revoke([{ brandId, secrets: [receipt.secrets.brand] }])
    for (const proof of proofs) expect(await ask(withRecording(receipt, root, proof))).to.deep.equal(both('revoked'))
  })

  it('64 steps are the most, even when a longer proof leads to a recorded root', async () => {
    const { sign, domain, ask, record } = await networkHelpers.loadFixture(deployBatch)
    const receipt = await sign('new')
    let node = leafOf(hashConsent(domain, receipt.consent))
    const proof: Hex[] = []
    for (let step = 0; step < 64; step++) {
      proof.push(word(`step ${step}`))
      node = pairOf(node, proof[step] as Hex)
    }
    const longer = [...proof, word('step 64')]
    const beyond = pairOf(node, word('step 64'))
    await record(node)
    await record(beyond)
    const hash = hashConsent(domain, receipt.consent)
    expect(verifyProof({ hash, proof, root: node })).to.equal(true)
    expect(verifyProof({ hash, proof: longer, root: beyond })).to.equal(false)
    expect(await ask(withRecording(receipt, node, proof))).to.deep.equal(both(null))
    expect(await ask(withRecording(receipt, beyond, longer))).to.deep.equal({
      verifier: 'malformed',
      facts: 'malformed',
    })
  })

  it('a hidden tree below a filler proves what is in it: a brand can keep back how much it recorded, not what was signed', async () => {
    const { ledger, brandId, sign, domain, ask, record, deployment } = await networkHelpers.loadFixture(deployBatch)
    const hidden = batchOf(deployment, [await sign('hidden')])
    const [receipt] = hidden.receipts as [(typeof hidden.receipts)[0]]
    const sibling = leafOf(hashConsent(domain, (await sign('shown')).consent))
    const root = pairOf(hidden.root, sibling)
    await record(root)
    const proof = [...(receipt.recording?.proof ?? []), sibling]
    expect(await ask(withRecording(receipt, root, proof))).to.deep.equal(both(null))
    await ledger.revoke([{ brandId, secrets: [receipt.secrets.brand] }])
    expect(await ask(withRecording(receipt, root, proof))).to.deep.equal(both('revoked'))
  })
})
