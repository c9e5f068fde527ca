import { SimpleMerkleTree } from '@openzeppelin/merkle-tree'
import { expect } from 'chai'
import fc from 'fast-check'
import { encodeAbiParameters, type Hex, keccak256, toHex } from 'viem'
import { InvalidTreeError } from '../../../sdk/src/errors/invalidTreeError.ts'
import { InvalidValueError } from '../../../sdk/src/errors/invalidValueError.ts'
import { UnknownLeafError } from '../../../sdk/src/errors/unknownLeafError.ts'
import { buildTree, leafOf, verifyProof } from '../../../sdk/src/protocol/merkle.ts'

const seeded = { seed: 7_122, numRuns: 60 }
const hash = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes): Hex => toHex(bytes))
const batch = fc.uniqueArray(hash, { minLength: 1, maxLength: 70 })
const hashOf = (seed: number): Hex => keccak256(toHex(seed))
const hashesOf = (count: number) => Array.from({ length: count }, (_, index) => hashOf(index))

describe('merkle', () => {
  describe('leafOf', () => {
    it('hashes the encoded hash twice', () => {
      fc.assert(
        fc.property(hash, (value) => {
          expect(leafOf(value)).to.equal(keccak256(keccak256(encodeAbiParameters([{ type: 'bytes32' }], [value]))))
        }),
        seeded,
      )
    })
  })

  describe('buildTree', () => {
    it('gives the root and proofs of the OpenZeppelin tree on random input', () => {
      fc.assert(
        fc.property(batch, fc.uniqueArray(hash, { minLength: 8, maxLength: 8 }), (hashes, spare) => {
          const fillers = spare.slice(0, Math.max(0, 8 - hashes.length))
          const tree = buildTree(hashes, fillers)
          const leaves = [...hashes.map(leafOf), ...fillers]
          const reference = SimpleMerkleTree.of(leaves, { sortLeaves: true })
          expect(tree.root).to.equal(reference.root)
          for (const [index, value] of hashes.entries()) {
            const proof = tree.proofOf(value)
            expect(proof).to.deep.equal(reference.getProof(index))
            expect(verifyProof({ hash: value, proof, root: tree.root })).to.equal(true)
          }
        }),
        seeded,
      )
    })

    it('gives the root and proofs of the OpenZeppelin tree at and around powers of two', () => {
      const sizes = [9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129, 255, 256, 257]
      for (const size of sizes) {
        const hashes = hashesOf(size)
        const tree = buildTree(hashes)
        const reference = SimpleMerkleTree.of(
          hashes.map((value) => leafOf(value)),
          { sortLeaves: true },
        )
        expect(tree.root, `${size} leaves`).to.equal(reference.root)
        for (const index of [0, 1, size >> 1, size - 1])
          expect(tree.proofOf(hashOf(index)), `${size} leaves`).to.deep.equal(reference.getProof(index))
      }
    })

    it('does not depend on the order of the batch', () => {
      const hashes = hashesOf(13)
      expect(buildTree(hashes.toReversed()).root).to.equal(buildTree(hashes).root)
    })

    it('fills a small batch to 8 leaves with random ones, new each time', () => {
      const first = buildTree(hashesOf(3))
      const second = buildTree(hashesOf(3))
      expect(first.fillers).to.have.lengthOf(5)
      expect(first.root).not.to.equal(second.root)
      expect(first.proofOf(hashOf(0))).to.have.lengthOf(3)
      expect(buildTree(hashesOf(3), first.fillers).root).to.equal(first.root)
      expect(buildTree(hashesOf(8)).fillers).to.deep.equal([])
    })

    it('refuses an empty batch', () => {
      expect(() => buildTree([])).to.throw(InvalidTreeError)
    })

    it('refuses the same hash twice, also in another case', () => {
      expect(() => buildTree([hashOf(1), hashOf(1)])).to.throw(InvalidTreeError)
      expect(() => buildTree([hashOf(1), `0x${hashOf(1).slice(2).toUpperCase()}`])).to.throw(InvalidTreeError)
    })

    it('refuses a filler that is a leaf of the batch', () => {
      const hashes = hashesOf(7)
      expect(() => buildTree(hashes, [leafOf(hashOf(0))])).to.throw(InvalidTreeError)
    })

    it('refuses too few and too many fillers', () => {
      expect(() => buildTree(hashesOf(6), [hashOf(100)])).to.throw(InvalidTreeError)
      expect(() => buildTree(hashesOf(6), [hashOf(100), hashOf(101), hashOf(102)])).to.throw(InvalidTreeError)
      expect(() => buildTree(hashesOf(9), [hashOf(100)])).to.throw(InvalidTreeError)
    })

    it('names a malformed hash', () => {
      expect(() => buildTree([hashOf(1), '0x12']))
        .to.throw(InvalidValueError)
        .with.property('path', 'hashes[1]')
    })

    it('has no proof for a hash it does not hold', () => {
      expect(() => buildTree(hashesOf(9)).proofOf(hashOf(9)))
        .to.throw(UnknownLeafError)
        .with.property('hash', hashOf(9))
    })
  })

  describe('verifyProof', () => {
    it('denies a proof with any byte changed', () => {
      const tree = buildTree(hashesOf(20))
      fc.assert(
        fc.property(
          fc.nat({ max: 19 }),
          fc.nat({ max: 4 }),
          fc.nat({ max: 31 }),
          fc.integer({ min: 1, max: 255 }),
          (leaf, step, place, flip) => {
            const proof = tree.proofOf(hashOf(leaf))
            const at = step % proof.length
            const bytes = Uint8Array.from(Buffer.from((proof[at] as Hex).slice(2), 'hex'))
            bytes[place] = (bytes[place] as number) ^ flip
            proof[at] = toHex(bytes)
            expect(verifyProof({ hash: hashOf(leaf), proof, root: tree.root })).to.equal(false)
          },
        ),
        seeded,
      )
    })

    it('denies an inner node that poses as a hash', () => {
      const tree = buildTree(hashesOf(8))
      const proof = tree.proofOf(hashOf(0))
      expect(verifyProof({ hash: leafOf(hashOf(0)), proof, root: tree.root })).to.equal(false)
      expect(verifyProof({ hash: tree.root, proof: [], root: tree.root })).to.equal(false)
    })

    it('accepts 64 steps and denies 65', () => {
      const steps = hashesOf(65)
      const rootOver = (proof: Hex[]) =>
        proof.reduce<Hex>(
          (node, sibling) => {
            const [low, high] = [node, sibling].sort()
            return keccak256(`${low}${high?.slice(2)}` as Hex)
          },
          leafOf(hashOf(500)),
        )
      const proof64 = steps.slice(0, 64)
      expect(verifyProof({ hash: hashOf(500), proof: proof64, root: rootOver(proof64) })).to.equal(true)
      expect(verifyProof({ hash: hashOf(500), proof: steps, root: rootOver(steps) })).to.equal(false)
    })
  })
})
