import type { Address } from 'viem'

/** The same on every chain, so that the same calls come to the same. */
export const chainId = 31_337

/** When the ledger is deployed, in Unix seconds. */
export const firstTimestamp = 1_790_000_000

/** Of every transaction and every simulated call; more than any call that is made here can use. */
export const gasLimit = 5_000_000n

/** Its first transaction deploys the ledger, its second the verifier. */
export const deployer: Address = '0xde00000000000000000000000000000000000001'
