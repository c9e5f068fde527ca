import type { Address } from 'viem'

/** Where a ledger is deployed: the content of `deployments/<chainId>.json`. */
export type Deployment = {
  readonly chainId: number
  readonly ledger: Address
  readonly verifier: Address
  /** The block of the ledger's deployment: nothing of the ledger is in an earlier one. */
  readonly deploymentBlock: number
  /** Depths in blocks for chains without reliable tags; null uses the tags `safe` and `finalized`. */
  readonly finality: { readonly safe: number; readonly finalized: number } | null
  /** Whether the chain makes no blocks while nobody sends a transaction. */
  readonly idle: boolean
}
