/**
 * Seconds to build the tree of 1,000,000 leaves, beside OpenZeppelin's builder, which gives the same root, and the limit: as many bare hashes
 * of two nodes. `fromHashesSeconds` is the whole way from the hashes as text, two more hashes for each leaf.
 *
 * Seconds are those the process worked (of the best of a few rounds, OpenZeppelin's of its only one), so that other work on the machine hardly
 * counts; `wall` are those of the clock.
 */

import { buildTree, nobleCrypto } from '@consent-ledger/sdk'
import { nativeCrypto } from '@consent-ledger/sdk/native'
import { SimpleMerkleTree } from '@openzeppelin/merkle-tree'
import { bytesToHex, type Hex } from 'viem'
import { merkleNodes } from '../../../sdk/src/protocol/merkleNodes.ts'
import { timed } from './timed.ts'

const say = (progress: string) => process.stderr.write(`${progress}\n`)
const seconds = (value: number) => Number(value.toFixed(2))

const count = 1_000_000
const native = await nativeCrypto()
say('  making 1,000,000 leaves')
const leaves = new Uint8Array(count * 32)
const seed = new Uint8Array(8)
for (let index = 0; index < count; index++) {
  new DataView(seed.buffer).setUint32(0, index)
  leaves.set(native.keccak256(seed), index * 32)
}
const texts = Array.from({ length: count }, (_, index) => bytesToHex(leaves.subarray(index * 32, index * 32 + 32)))

say('  our builder')
merkleNodes(leaves.subarray(0, 32 * 20_000), native)
let root: Hex = '0x'
const own = await timed(3, () => {
  root = bytesToHex(merkleNodes(leaves, native).subarray(0, 32))
})
const fromHashes = await timed(2, () => {
  buildTree(texts, [], native)
})
const plain = await timed(1, () => {
  merkleNodes(leaves, nobleCrypto)
})

say('  bare hashes')
const pair = leaves.slice(0, 64)
const limit = await timed(3, () => {
  for (let index = 0; index < count; index++) native.keccak256(pair)
})

say('  OpenZeppelin')
let theirRoot = ''
const theirs = await timed(1, () => {
  theirRoot = SimpleMerkleTree.of(texts, { sortLeaves: true }).root
})
if (theirRoot !== root) throw new Error(`the roots differ: ${root} and ${theirRoot}`)

process.stdout.write(
  `${JSON.stringify({
    merkle1M: {
      seconds: seconds(own.cpuSeconds),
      openZeppelinSeconds: seconds(theirs.cpuSeconds),
      limitSeconds: seconds(limit.cpuSeconds),
      fromHashesSeconds: seconds(fromHashes.cpuSeconds),
      jsSeconds: seconds(plain.cpuSeconds),
      wall: { seconds: seconds(own.wallSeconds), openZeppelinSeconds: seconds(theirs.wallSeconds) },
      ofOpenZeppelin: Number((own.cpuSeconds / theirs.cpuSeconds).toFixed(3)),
    },
  })}\n`,
)
