import type { Address, Hex } from 'viem'
import type { Answer, BlockContext, LedgerCall, Outcome } from './ledgerCall.ts'

/** A call that a chain has made, and the gas that its transaction has used. */
export type Executed = Outcome & { readonly gasUsed: bigint }

/** A chain with a ledger and a verifier, deployed by the same account in the same way, so at the same addresses. */
export type TestChain = {
  readonly name: string
  readonly chainId: number
  readonly ledger: Address
  readonly verifier: Address
  /** The newest block. */
  latest(): BlockContext
  /** Makes calls of the ledger in the next block, whose height is one more than that of the latest. */
  mine(timestamp: number, calls: readonly LedgerCall[]): Promise<readonly Executed[]>
  /** Asks a view of any contract, in the latest block. */
  view(to: Address, data: Hex): Promise<Answer>
  /** What a call of the ledger would come to in the latest block, without making it. */
  simulate(call: LedgerCall): Promise<Answer>
  /** The root of the ledger's storage: the same on two chains only if every slot is. */
  storageRoot(): Promise<Hex>
  /** Goes back to the moment after the deployment. */
  reset(): Promise<void>
}
