import { type Address, keccak256 } from 'viem'

/** Under what name this browser remembers that an account signs the same way each time. It names no account. */
const nameOf = (vaultId: Address) => `consent-ledger/steady/${keccak256(vaultId).slice(2, 18)}`

/** Whether this account has proven here before that it signs the same text the same way. */
export function isKnownSteady(vaultId: Address): boolean {
  try {
    return localStorage.getItem(nameOf(vaultId)) === '1'
  } catch {
    return false
  }
}

/** Remembers it. A browser that keeps nothing is asked twice every time. */
export function rememberSteady(vaultId: Address): void {
  try {
    localStorage.setItem(nameOf(vaultId), '1')
  } catch {
    // Nothing is kept here: the wallet is asked twice next time too.
  }
}
