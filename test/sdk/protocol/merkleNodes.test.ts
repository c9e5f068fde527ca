import { SimpleMerkleTree } from '@openzeppelin/merkle-tree'
import { expect } from 'chai'
import fc from 'fast-check'
import { bytesToHex, concatBytes, toHex } from 'viem'
import { InvalidTreeError } from '../../../sdk/src/errors/invalidTreeError.ts'
import { merkleNodes } from '../../../sdk/src/protocol/merkleNodes.ts'
import { nobleHash } from '../../../sdk/src/protocol/nobleHash.ts'

const leaf = fc.uint8Array({ minLength: 32, maxLength: 32 })
/** Leaves that differ only late, so that they are equal by every shorter prefix. */
const lookalike = fc.tuple(fc.constantFrom(0, 128, 255), leaf).map(([byte, bytes]) => {
  const close = new Uint8Array(32).fill(byte)
  close.set(bytes.subarray(29), 29)
  return close
})

const rootOf = (leaves: readonly Uint8Array[]) =>
  bytesToHex(merkleNodes(concatBytes(leaves), nobleHash).subarray(0, 32))

describe('merkleNodes', () => {
  for (const [name, kind] of [
    ['random leaves', leaf],
    ['leaves that begin alike', lookalike],
  ] as const) {
    it(`gives the nodes of the OpenZeppelin tree over ${name}, one and more`, () => {
      fc.assert(
        fc.property(
          fc.uniqueArray(kind, { minLength: 1, maxLength: 70, selector: (bytes) => toHex(bytes) }),
          (leaves) => {
            const reference = SimpleMerkleTree.of(leaves, { sortLeaves: true })
            const nodes = merkleNodes(concatBytes(leaves), nobleHash)
            const { tree } = reference.dump()
            expect(tree.map((_, place) => bytesToHex(nodes.subarray(place * 32, place * 32 + 32)))).to.deep.equal(tree)
          },
        ),
        { seed: 7_122, numRuns: 120 },
      )
    })
  }

  it('reads leaves that stand within a larger array', () => {
    const large = Uint8Array.from({ length: 320 }, (_, index) => (index * 37) & 255)
    const part = large.subarray(32, 288)
    expect(merkleNodes(part, nobleHash)).to.deep.equal(merkleNodes(part.slice(), nobleHash))
  })

  it('refuses a leaf that comes twice, wherever it stands', () => {
    const leaves = Array.from({ length: 20 }, (_, index) => new Uint8Array(32).fill(index))
    for (let place = 0; place < 20; place++)
      expect(() => rootOf([...leaves, leaves[place] as Uint8Array])).to.throw(InvalidTreeError)
  })
})
