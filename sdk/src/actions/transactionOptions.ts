import type { Account, Address } from 'viem'

/** What a sender may fix about its transaction; everything left out is filled in by the client. */
export type TransactionOptions = {
  readonly account?: Account | Address
  readonly gas?: bigint
  readonly nonce?: number
  readonly maxFeePerGas?: bigint
  readonly maxPriorityFeePerGas?: bigint
}
