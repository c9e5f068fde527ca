import { InvalidTreeError } from '../errors/invalidTreeError.ts'
import type { HashBackend } from './cryptoBackend.ts'

/** Bytes of a node. */
export const nodeLength = 32
const nodeWords = nodeLength / 4

/**
 * Builds the nodes of a tree over leaves in one array of bytes: a complete binary tree as a heap, the children of node i being 2i + 1 and
 * 2i + 2. The leaves stand at the end, from the last node backwards in ascending order, as in OpenZeppelin's `SimpleMerkleTree`.
 *
 * @param leaves the leaves of 32 bytes one after another, in any order; at least one.
 * @param crypto what hashes.
 * @returns `2n − 1` nodes of 32 bytes one after another, the root first.
 * @throws {InvalidTreeError} when a leaf comes twice.
 */
export function merkleNodes(leaves: Uint8Array, crypto: HashBackend): Uint8Array {
  const count = leaves.length / nodeLength
  const nodes = new Uint8Array((2 * count - 1) * nodeLength)
  let place = nodes.length
  for (const index of sortedOrder(leaves, count)) {
    const start = index * nodeLength
    if (place < nodes.length && compareNodes(nodes, place, leaves, start) === 0)
      throw new InvalidTreeError('a leaf comes twice')
    place -= nodeLength
    nodes.set(leaves.subarray(start, start + nodeLength), place)
  }

  // By words of four bytes in one pair: a view of two nodes takes longer to make than to copy them.
  const words = new Uint32Array(nodes.buffer)
  const pair = new Uint8Array(2 * nodeLength)
  const pairWords = new Uint32Array(pair.buffer)
  for (let parent = place - nodeLength; parent >= 0; parent -= nodeLength) {
    // Byte places: the children of the node at p stand at 2p + 32 and 2p + 64, side by side.
    const left = 2 * parent + nodeLength
    const right = left + nodeLength
    const isOrdered = compareNodes(nodes, left, nodes, right) <= 0
    const first = (isOrdered ? left : right) >>> 2
    const second = (isOrdered ? right : left) >>> 2
    for (let word = 0; word < nodeWords; word++) {
      pairWords[word] = words[first + word] as number
      pairWords[nodeWords + word] = words[second + word] as number
    }
    nodes.set(crypto.keccak256(pair), parent)
  }
  return nodes
}

/** Compares two nodes where they stand: below 0 when the first comes first, 0 when they are equal, above 0 otherwise. */
export function compareNodes(a: Uint8Array, aStart: number, b: Uint8Array, bStart: number): number {
  for (let index = 0; index < nodeLength; index++) {
    const difference = (a[aStart + index] as number) - (b[bStart + index] as number)
    if (difference !== 0) return difference
  }
  return 0
}

/**
 * The places of the leaves in ascending order. First by as many leading bits as fit, with the place, into the 53 bits of a number: numbers are
 * sorted many times as fast as anything that needs a comparing function. Leaves are hashes, so few begin alike; those are then compared whole.
 */
function sortedOrder(leaves: Uint8Array, count: number): Uint32Array {
  const view = new DataView(leaves.buffer, leaves.byteOffset, leaves.byteLength)
  const places = 2 ** Math.ceil(Math.log2(count))
  const unused = 2 ** 32 / Math.min(2 ** 32, 2 ** 53 / places)
  const keys = new Float64Array(count)
  for (let index = 0; index < count; index++)
    keys[index] = Math.floor(view.getUint32(index * nodeLength) / unused) * places + index
  keys.sort()

  const order = new Uint32Array(count)
  const prefixOf = (rank: number) => Math.floor((keys[rank] as number) / places)
  for (let rank = 0; rank < count; rank++) order[rank] = (keys[rank] as number) % places
  for (let start = 0, end = 1; start < count; start = end++) {
    const prefix = prefixOf(start)
    while (end < count && prefixOf(end) === prefix) end++
    if (end - start > 1)
      order.subarray(start, end).sort((a, b) => compareNodes(leaves, a * nodeLength, leaves, b * nodeLength))
  }
  return order
}
