import { buildTree } from '@consent-ledger/sdk'
import { type Hex, keccak256, toHex } from 'viem'

/**
 * Roots of real trees over 1, 10, 1,000 and 100,000 grants: the same on every run, and none with a zero byte, which would make its
 * calldata a little cheaper. Building them takes some seconds.
 */
export function grantRoots(): ReadonlyMap<number, Hex> {
  const words = (count: number, name: string) =>
    Array.from({ length: count }, (_, index) => keccak256(toHex(`${name} ${index}`)))
  return new Map(
    [1, 10, 1_000, 100_000].map((count) => {
      const fillers = words(Math.max(0, 8 - count), 'filler')
      return [count, buildTree(words(count, 'grant'), fillers).root]
    }),
  )
}
