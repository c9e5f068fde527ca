import type { Address, Hex } from 'viem'

/** One call of the ledger as a chain gets it. */
export type LedgerCall = { readonly sender: Address; readonly data: Hex; readonly value: bigint }

/** The block a call is in: its height and its time in Unix seconds. */
export type BlockContext = { readonly number: number; readonly timestamp: number }

/** An event as a chain keeps it. */
export type Log = { readonly topics: readonly Hex[]; readonly data: Hex }

/** What a call returned, or the error it reverted with. */
export type Answer = { readonly isReverted: boolean; readonly output: Hex }

/** What came of a call, in bytes. */
export type Outcome = Answer & { readonly logs: readonly Log[] }
