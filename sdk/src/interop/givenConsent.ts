import type { RevocationFact } from '../protocol/facts.ts'
import type { Notice } from '../protocol/notice.ts'
import type { Receipt } from '../protocol/receipt.ts'

/** What is known of one consent. */
export type GivenConsent = {
  readonly receipt: Receipt
  /** The notice the receipt names. Without it all that only the notice says is left out. */
  readonly notice?: Notice
  /** Where the customer can stop it, for example `stopUrl` of `explain`. */
  readonly stopUrl?: string
  /** Locks of this consent that are spent, as facts or `getLockStates` know them. A receipt itself does not know. */
  readonly revocations?: readonly RevocationFact[]
}
