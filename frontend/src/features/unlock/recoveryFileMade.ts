import { type Address, keccak256 } from 'viem'

/** Under what name this browser remembers when a recovery file was made here. It names nobody. */
const nameOf = (vaultId: Address) => `consent-ledger/recovery-file/${keccak256(vaultId).slice(2, 18)}`

/** When a recovery file was last made in this browser, in Unix seconds; null if never, or if that cannot be read. */
export function recoveryFileMadeAt(vaultId: Address): number | null {
  try {
    const stored = Number(localStorage.getItem(nameOf(vaultId)))
    return Number.isSafeInteger(stored) && stored > 0 ? stored : null
  } catch {
    return null
  }
}

/** Remembers it, on this device alone. */
export function rememberRecoveryFileMade(vaultId: Address, at: number): void {
  try {
    localStorage.setItem(nameOf(vaultId), String(at))
  } catch {
    // Nothing is kept here: the settings will say so.
  }
}
