import { keccak_256 } from '@noble/hashes/sha3.js'
import { randomBytes } from '@noble/hashes/utils.js'
import type { Hex } from 'viem'
import { InvalidTreeError } from '../errors/invalidTreeError.ts'
import { UnknownLeafError } from '../errors/unknownLeafError.ts'
import { bytesOf, hexOf } from './eip712.ts'

/** A batch is filled up to this many leaves, so that a small one does not tell how small it was. */
const leastLeaves = 8

/** A longer proof is refused before any hashing. */
const mostSteps = 64

/** A Merkle tree over a batch of hashes. */
export type MerkleTree = {
  readonly root: Hex
  /** The random leaves that fill the batch up to 8: keep them if the tree must be built again. */
  readonly fillers: readonly Hex[]
  /**
   * @param hash one of the hashes the tree was built from.
   * @returns the siblings from the leaf to the root.
   * @throws {UnknownLeafError} when the tree does not hold the hash.
   */
  readonly proofOf: (hash: Hex) => Hex[]
}

/**
 * The leaf of a consent or a use entry: hashed twice, so that no inner node can pass as a leaf.
 *
 * @param hash 32 bytes: a `consentHash` or the hash of a use entry.
 * @returns 32 bytes as hex.
 * @throws {InvalidValueError} when the hash is malformed.
 * @example
 * import { leafOf } from '@consent-ledger/sdk'
 *
 * const leaf = leafOf('0x05b3087d006e431bbb16489b9d87a323a82c532f5868c83c711b5a4a615cde11')
 */
export function leafOf(hash: Hex): Hex {
  return hexOf(leafBytes(hash, 'hash'))
}

/**
 * Builds the tree of a batch as OpenZeppelin's `SimpleMerkleTree` does over sorted leaves and sorted pairs.
 *
 * @param hashes the batch, each once, in any order; at least one.
 * @param fillers exactly the leaves (32 bytes, not hashed again) missing to 8; random ones when omitted.
 * @returns root, fillers and the proof of each hash.
 * @throws {InvalidTreeError} when the batch is empty, a leaf comes twice or the number of fillers is wrong.
 * @throws {InvalidValueError} when a hash is malformed.
 * @example
 * import { buildTree, verifyProof } from '@consent-ledger/sdk'
 * const hash = '0x05b3087d006e431bbb16489b9d87a323a82c532f5868c83c711b5a4a615cde11'
 * const tree = buildTree([hash])
 * verifyProof({ hash, proof: tree.proofOf(hash), root: tree.root }) // true
 */
export function buildTree(hashes: readonly Hex[], fillers?: readonly Hex[]): MerkleTree {
  if (hashes.length === 0) throw new InvalidTreeError('there is no hash')
  const missing = Math.max(0, leastLeaves - hashes.length)
  const filling = fillers ?? Array.from({ length: missing }, () => hexOf(randomBytes(32)))
  if (filling.length !== missing)
    throw new InvalidTreeError(`${hashes.length} hashes need ${missing} fillers, ${filling.length} are given`)

  const leaves = hashes.map((hash, index) => leafBytes(hash, `hashes[${index}]`))
  for (const [index, filler] of filling.entries()) leaves.push(bytesOf(filler, 32, `fillers[${index}]`))
  leaves.sort(compareBytes)

  // A complete binary tree as a heap: the children of node i are 2i + 1 and 2i + 2, the sorted leaves fill it from the end.
  const nodes = new Array<Uint8Array>(2 * leaves.length - 1)
  const placeOfLeaf = new Map<Hex, number>()
  for (const [index, leaf] of leaves.entries()) {
    const place = nodes.length - 1 - index
    nodes[place] = leaf
    placeOfLeaf.set(hexOf(leaf), place)
  }
  if (placeOfLeaf.size !== leaves.length) throw new InvalidTreeError('a leaf comes twice')
  for (let place = leaves.length - 2; place >= 0; place--)
    nodes[place] = hashPair(nodes[2 * place + 1] as Uint8Array, nodes[2 * place + 2] as Uint8Array)

  return {
    root: hexOf(nodes[0] as Uint8Array),
    fillers: filling,
    proofOf: (hash) => {
      let place = placeOfLeaf.get(leafOf(hash))
      if (place === undefined) throw new UnknownLeafError(hash)
      const proof: Hex[] = []
      for (; place > 0; place = (place - 1) >> 1) {
        const sibling = place % 2 === 0 ? place - 1 : place + 1
        proof.push(hexOf(nodes[sibling] as Uint8Array))
      }
      return proof
    },
  }
}

/**
 * Whether a proof leads from a hash to a root. That the root is recorded is another question.
 *
 * @param parameters `hash`, the 32 bytes that were recorded; `proof`, the siblings from the leaf upwards; `root`.
 * @returns false also when the proof has more than 64 steps.
 * @throws {InvalidValueError} when a value is not 32 bytes.
 * @example
 * import { identifyReceipt, verifyProof } from '@consent-ledger/sdk'
 * import { receipt } from './setup.ts'
 *
 * const { consentHash } = identifyReceipt(receipt)
 * const isInTree = receipt.recording !== null && verifyProof({ hash: consentHash, ...receipt.recording })
 */
export function verifyProof({ hash, proof, root }: { hash: Hex; proof: readonly Hex[]; root: Hex }): boolean {
  if (proof.length > mostSteps) return false
  let node = leafBytes(hash, 'hash')
  for (const [index, sibling] of proof.entries()) node = hashPair(node, bytesOf(sibling, 32, `proof[${index}]`))
  return compareBytes(node, bytesOf(root, 32, 'root')) === 0
}

function leafBytes(hash: Hex, path: string): Uint8Array {
  return keccak_256(keccak_256(bytesOf(hash, 32, path)))
}

function hashPair(a: Uint8Array, b: Uint8Array): Uint8Array {
  const pair = new Uint8Array(64)
  const isOrdered = compareBytes(a, b) <= 0
  pair.set(isOrdered ? a : b, 0)
  pair.set(isOrdered ? b : a, 32)
  return keccak_256(pair)
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (let index = 0; index < 32; index++) {
    const difference = (a[index] as number) - (b[index] as number)
    if (difference !== 0) return difference
  }
  return 0
}
