import { buildTree, leafOf } from '@consent-ledger/sdk'
import { expect } from 'chai'
import fc from 'fast-check'
import type { Hex } from 'viem'
import { recomputeProof } from '../../../frontend/src/features/receipts/recomputeProof.ts'

const hash = fc
  .uint8Array({ minLength: 32, maxLength: 32 })
  .map((bytes): Hex => `0x${Buffer.from(bytes).toString('hex')}`)

describe('recomputeProof', () => {
  it('leads from every hash of a tree to its root, each step from the one before', () => {
    fc.assert(
      fc.property(fc.uniqueArray(hash, { minLength: 1, maxLength: 20 }), (hashes) => {
        const tree = buildTree(hashes)
        for (const one of hashes) {
          const { leaf, steps, root } = recomputeProof(one, tree.proofOf(one))
          expect(leaf).to.equal(leafOf(one))
          expect(root).to.equal(tree.root)
          expect(steps.map((step) => step.node)).to.deep.equal([leaf, ...steps.slice(0, -1).map((step) => step.parent)])
        }
      }),
    )
  })

  it('leads elsewhere when a sibling was changed', () => {
    const hashes = [`0x${'11'.repeat(32)}`, `0x${'22'.repeat(32)}`] as const
    const tree = buildTree(hashes)
    const proof = tree.proofOf(hashes[0])
    expect(recomputeProof(hashes[0], [`0x${'33'.repeat(32)}`, ...proof.slice(1)]).root).not.to.equal(tree.root)
    expect(recomputeProof(hashes[1], proof).root).not.to.equal(tree.root)
  })
})
