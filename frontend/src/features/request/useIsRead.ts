import { useEffect, useState } from 'react'
import type { Vault } from '../../config/vault.ts'
import type { BrandConsents } from '../consents/brandConsents.ts'

/** Milliseconds the proof of a consent is waited for: without it the consent is shown as not confirmed. */
const patience = 5_000

/**
 * Whether the consent screen may open: backup and chain are read, and the brand has been asked for the proofs it owes, so that what was signed a
 * minute ago is shown as allowed. Once shown the screen stays: what arrives from another tab or device must not take away what is chosen on it.
 *
 * @param input.mine what the customer has with this brand; undefined when nothing.
 */
export function useIsRead(input: {
  readonly vault: Vault
  readonly isReading: boolean
  readonly mine: BrandConsents | undefined
}): boolean {
  const { vault, isReading, mine } = input
  const [isRead, setRead] = useState(false)
  const [isPatient, setPatient] = useState(true)
  useEffect(() => {
    const timer = setTimeout(() => setPatient(false), patience)
    return () => clearTimeout(timer)
  }, [])

  // A proof that has come counts with the next reading of the chain.
  const isOwed = mine?.uses.some(
    ({ status, receipts }) =>
      status === 'waiting' && (mine.endpoint === 'asking' || receipts.some(({ recording }) => recording !== null)),
  )
  const isOpen = vault.isOpen && vault.sync.state !== 'reading' && !isReading
  if (!isRead && isOpen && !(isOwed && isPatient)) setRead(true)
  return isRead
}
