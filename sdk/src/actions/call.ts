import type { Address, Hex } from 'viem'

/** A call of a contract, ready to be simulated, estimated, batched or sent from any account. */
export type Call = { readonly to: Address; readonly data: Hex }
