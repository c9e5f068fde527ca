import type { Address, Hex } from 'viem'
import type { SignInFault } from './signing/findSignInFaults.ts'
import type { BrandRevocation } from './signing/readRevocations.ts'

/** What a transaction is, as far as a person decides on it. */
export type TransactionSummary = {
  /** Absent if the transaction creates a contract. */
  readonly to: Address | undefined
  /** In wei. */
  readonly value: bigint
  readonly data: Hex
  /** The most the network may take, in wei. */
  readonly highestFee: bigint
  /** Absent if it is something else than a revocation. */
  readonly revocations: readonly BrandRevocation[] | undefined
}

/** What a person is asked in the dialog. */
export type Question =
  | { readonly kind: 'connect'; readonly address: Address }
  | { readonly kind: 'sign'; readonly text: string; readonly faults: readonly SignInFault[] }
  | { readonly kind: 'send'; readonly transaction: TransactionSummary }
