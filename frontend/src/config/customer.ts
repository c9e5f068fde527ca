import { createContext, useContext } from 'react'
import type { Address, Hex } from 'viem'

/**
 * Who has unlocked this tab. It lives in memory only and is gone on reload or `lock()`.
 * Pages read it with `useCustomer()` and hand it down; features/unlock fills it.
 */
export type Customer = {
  /** The wallet's address; null if the seed came from a recovery file. Never sent to a brand: each brand sees a derived subject. */
  readonly address: Address | null
  /** The wallet they chose, as its connector is called in this tab; null if they chose none. */
  readonly walletId: string | null
  /** 32 bytes from which all keys are derived. Never stored but in a recovery file the customer makes, never sent. */
  readonly seed: Hex
  readonly vault: { readonly vaultKey: Hex; readonly vaultSigner: Hex; readonly vaultId: Address }
  /** Forgets the seed. */
  readonly lock: () => void
}

export const CustomerContext = createContext<Customer | null>(null)

/** The unlocked customer, or null while locked. */
export function useCustomer(): Customer | null {
  return useContext(CustomerContext)
}
