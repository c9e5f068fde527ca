import { randomBytes } from '@noble/hashes/utils.js'
import type { Hex } from 'viem'
import { InvalidTreeError } from '../errors/invalidTreeError.ts'
import { UnknownLeafError } from '../errors/unknownLeafError.ts'
import type { HashBackend } from './cryptoBackend.ts'
import { bytesOf, hexOf, writeHex } from './eip712.ts'
import { compareNodes, merkleNodes, nodeLength } from './merkleNodes.ts'
import { nobleHash } from './nobleHash.ts'

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
  return hexOf(leafBytes(hash, 'hash', nobleHash))
}

/**
 * Builds the tree of a batch as OpenZeppelin's `SimpleMerkleTree` does over sorted leaves and sorted pairs.
 *
 * @param hashes the batch, each once, in any order; at least one.
 * @param fillers exactly the leaves (32 bytes, not hashed again) missing to 8; random ones when omitted.
 * @param crypto what hashes; plain JavaScript when omitted.
 * @returns root, fillers and the proof of each hash.
 * @throws {InvalidTreeError} when the batch is empty, a leaf comes twice or the number of fillers is wrong.
 * @throws {InvalidValueError} when a hash is malformed.
 * @example
 * import { buildTree, verifyProof } from '@consent-ledger/sdk'
 * const hash = '0x05b3087d006e431bbb16489b9d87a323a82c532f5868c83c711b5a4a615cde11'
 * const tree = buildTree([hash])
 * verifyProof({ hash, proof: tree.proofOf(hash), root: tree.root }) // true
 */
export function buildTree(
  hashes: readonly Hex[],
  fillers?: readonly Hex[],
  crypto: HashBackend = nobleHash,
): MerkleTree {
  if (hashes.length === 0) throw new InvalidTreeError('there is no hash')
  const missing = Math.max(0, leastLeaves - hashes.length)
  const filling = fillers ?? Array.from({ length: missing }, () => hexOf(randomBytes(nodeLength)))
  if (filling.length !== missing)
    throw new InvalidTreeError(`${hashes.length} hashes need ${missing} fillers, ${filling.length} are given`)

  const count = hashes.length + missing
  const leaves = new Uint8Array(count * nodeLength)
  for (const [index, hash] of hashes.entries())
    leaves.set(leafBytes(hash, `hashes[${index}]`, crypto), index * nodeLength)
  for (const [index, filler] of filling.entries())
    writeHex(filler, nodeLength, `fillers[${index}]`, leaves, (hashes.length + index) * nodeLength)
  const nodes = merkleNodes(leaves, crypto)
  const nodeAt = (place: number) => hexOf(nodes.subarray(place * nodeLength, (place + 1) * nodeLength))

  /** The node that holds a leaf, by halving: leaves ascend from the last node backwards. */
  function findLeaf(leaf: Uint8Array): number | null {
    let low = count - 1
    let high = 2 * count - 2
    while (low <= high) {
      const place = (low + high) >> 1
      const difference = compareNodes(nodes, place * nodeLength, leaf, 0)
      if (difference === 0) return place
      if (difference > 0) low = place + 1
      else high = place - 1
    }
    return null
  }

  return {
    root: nodeAt(0),
    fillers: filling,
    proofOf: (hash) => {
      let place = findLeaf(leafBytes(hash, 'hash', crypto))
      if (place === null) throw new UnknownLeafError(hash)
      const proof: Hex[] = []
      for (; place > 0; place = (place - 1) >> 1) proof.push(nodeAt(place % 2 === 0 ? place - 1 : place + 1))
      return proof
    },
  }
}

/**
 * Whether a proof leads from a hash to a root. That the root is recorded is another question.
 *
 * @param parameters `hash`, the 32 bytes that were recorded; `proof`, the siblings from the leaf upwards; `root`; `crypto`, what hashes,
 * plain JavaScript when omitted.
 * @returns false also when the proof has more than 64 steps.
 * @throws {InvalidValueError} when a value is not 32 bytes.
 * @example
 * import { identifyReceipt, verifyProof } from '@consent-ledger/sdk'
 * import { receipt } from './setup.ts'
 *
 * const { consentHash } = identifyReceipt(receipt)
 * const isInTree = receipt.recording !== null && verifyProof({ hash: consentHash, ...receipt.recording })
 */
export function verifyProof({
  hash,
  proof,
  root,
  crypto = nobleHash,
}: {
  hash: Hex
  proof: readonly Hex[]
  root: Hex
  crypto?: HashBackend
}): boolean {
  if (proof.length > mostSteps) return false
  let node = leafBytes(hash, 'hash', crypto)
  for (const [index, sibling] of proof.entries())
    node = hashPair(node, bytesOf(sibling, nodeLength, `proof[${index}]`), crypto)
  return compareNodes(node, 0, bytesOf(root, nodeLength, 'root'), 0) === 0
}

/** The leaf of a hash as bytes. */
export function leafBytes(hash: Hex, path: string, { keccak256 }: HashBackend): Uint8Array {
  return keccak256(keccak256(bytesOf(hash, nodeLength, path)))
}

/** A pair is laid here and hashed at once. */
const pair = new Uint8Array(2 * nodeLength)

function hashPair(a: Uint8Array, b: Uint8Array, { keccak256 }: HashBackend): Uint8Array {
  const isOrdered = compareNodes(a, 0, b, 0) <= 0
  pair.set(isOrdered ? a : b, 0)
  pair.set(isOrdered ? b : a, nodeLength)
  return keccak256(pair)
}
