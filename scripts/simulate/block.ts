import type { Hex } from 'viem'
import type { LedgerChange } from './ledgerCall.ts'

/** A transaction that is in a block, with what it changed; nothing if the ledger refused it. */
export type Included = { readonly hash: Hex; readonly changes: readonly LedgerChange[] }

/** A block, with what the ledger says of the brand once it is in the chain. */
export type Block = {
  readonly number: number
  readonly hash: Hex
  readonly parent: Block | null
  /** Unix seconds. */
  readonly timestamp: number
  readonly transactions: readonly Included[]
  readonly revocations: Hex
  readonly uses: Hex
  readonly latestNotice: Hex
  readonly notices: number
  readonly name: string
  readonly domain: string
}

/** Makes a path of blocks, from the first on, lead to another block. */
export function moveTo(path: Block[], head: Block): void {
  const added: Block[] = []
  let block = head
  while (path[block.number] !== block) {
    added.push(block)
    if (block.parent === null) throw new RangeError('the block is of another chain')
    block = block.parent
  }
  path.length = block.number + 1
  path.push(...added.reverse())
}
