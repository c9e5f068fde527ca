import type { BlockTag, Hash } from 'viem'

/** The block a read answers for: give at most one. Without any, the newest block. A block hash is read as in EIP-1898 and must be canonical. */
export type BlockSelector = {
  readonly blockNumber?: bigint
  readonly blockTag?: BlockTag
  readonly blockHash?: Hash
}
