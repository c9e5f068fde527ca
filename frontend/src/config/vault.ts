import type { Receipt } from '@consent-ledger/sdk'
import { createContext, useContext } from 'react'
import type { Hex } from 'viem'
import type { ReleasedSecret, Revocation, VaultDocument } from './vaultDocument.ts'

/** How the copy on this device and the sealed backup at the public service stand to each other. */
export type VaultSync = {
  /** reading: under way; synced: both hold the same; unreachable: the service does not answer; refused: it answers and declines;
   * damaged: the backup does not open; outdated: a newer version of the app wrote it. */
  readonly state: 'reading' | 'synced' | 'unreachable' | 'refused' | 'damaged' | 'outdated'
  /** What the service said about a backup when it last answered. */
  readonly backup: 'unknown' | 'found' | 'none'
  /** Unix seconds of the last time both were the same; null if never since unlocking. */
  readonly syncedAt: number | null
  readonly error: unknown
}

/** What the customer keeps, and the ways to change it. */
export type Vault = {
  readonly document: VaultDocument
  /** False until the copy on this device has been read: an empty document says nothing before. */
  readonly isOpen: boolean
  /** Why the copy on this device cannot be read or written; null while it can. */
  readonly localError: unknown
  readonly sync: VaultSync
  /** Changes the document. Resolves once the change is durable on this device; the backup follows by itself. */
  readonly update: (change: (document: VaultDocument) => VaultDocument) => Promise<VaultDocument>
  /** Adds receipts and the texts of the notices they name. One known already gains its proof, or stays as it is. */
  readonly addReceipts: (added: {
    readonly receipts: readonly Receipt[]
    readonly notices?: Readonly<Record<Hex, string>>
  }) => Promise<VaultDocument>
  /** Marks secrets of one brand as released and writes the revocation's state, in one step. */
  readonly release: (input: {
    readonly brandId: Hex
    readonly released: readonly ReleasedSecret[]
    readonly activity: readonly Revocation[]
  }) => Promise<VaultDocument>
  /** Reads the backup again and merges. */
  readonly synchronise: () => Promise<void>
  /** The vault as it is now: for work that outlasts a render. */
  readonly latest: () => Vault
  /** Deletes what this device holds; `backup` too when asked. */
  readonly forget: (what: { readonly backup: boolean }) => Promise<void>
}

export const VaultContext = createContext<Vault | null>(null)

/** The customer's document; null while locked. */
export function useVaultDocument(): Vault | null {
  return useContext(VaultContext)
}

/** Whether there is nothing to say of the vault before all else: it is being read, or all of it is known. */
export function isCalm({ localError, sync }: Vault): boolean {
  return localError === null && ['reading', 'synced'].includes(sync.state)
}
