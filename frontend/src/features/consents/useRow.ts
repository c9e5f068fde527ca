import type { FactReason, Receipt, RevocationFact } from '@consent-ledger/sdk'
import type { Hex } from 'viem'
import type { UseStatus } from './useStatus.ts'

/** What is shown of one purpose × category at one brand. */
export type UseLine = {
  readonly brandId: Hex
  readonly purpose: string
  readonly category: string
  readonly isSpecial: boolean
  readonly status: UseStatus
  /** Whether the chain allows it today. A use that is being revoked may still be in force. */
  readonly isInForce: boolean
  /** Unix seconds: when the receipt that decides was signed, and when it ends. */
  readonly since: number
  readonly until: number
  readonly revocation: RevocationFact | null
  readonly reason: FactReason | null
}

/** One purpose × category at one brand, as all receipts together make it. */
export type UseRow = UseLine & {
  /** The receipt that decides, and all that cover the use, the newest first. */
  readonly receipt: Receipt
  readonly receipts: readonly Receipt[]
}
