import { createContext, useContext } from 'react'
import type { Hex } from 'viem'
import type { Revocation, RevocationScope } from './vaultDocument.ts'

/** What to revoke at one brand. */
export type RevocationTarget = {
  readonly brandId: Hex
  /** For the list of activity; the brand's name as last read from the chain. */
  readonly brandName: string
  readonly scope: RevocationScope
  /** Presses that reach several brands share one group; each brand is still told only its own. */
  readonly groupId?: Hex
  /** Waits until the brand or the relay has taken it, for at most a few seconds: for a page that is left at once. */
  readonly untilTaken?: boolean
}

export type Revoker = {
  /**
   * Starts a revocation. Resolves once the secrets are durable on this device and on their way; null when there is nothing
   * left to revoke. It runs on by itself, also after a reload, until every lock reads spent on a final block.
   */
  readonly revoke: (target: RevocationTarget) => Promise<Revocation | null>
  /** Asks endpoint and relay again now. */
  readonly tryAgain: (revocationId: Hex) => Promise<void>
  /** Sends it as a transaction of the connected wallet, which then stands beside this brand in public. */
  readonly sendYourself: (revocationId: Hex) => Promise<void>
  /** Whether this page waits for the wallet's answer; after a reload an answer no longer reaches it. */
  readonly isAsking: (revocationId: Hex) => boolean
}

export const RevocationContext = createContext<Revoker | null>(null)

/** The way to revoke; null while locked. */
export function useRevoke(): Revoker | null {
  return useContext(RevocationContext)
}
