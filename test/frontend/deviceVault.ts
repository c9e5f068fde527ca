import type { Vault } from '../../frontend/src/config/vault.ts'
import { emptyVaultDocument, type VaultDocument } from '../../frontend/src/config/vaultDocument.ts'
import { addReceipts } from '../../frontend/src/features/vault/addReceipts.ts'
import type { LocalVault } from '../../frontend/src/features/vault/localVault.ts'
import { mergeVaultDocuments } from '../../frontend/src/features/vault/mergeVaultDocuments.ts'
import { releaseSecrets } from '../../frontend/src/features/vault/releaseSecrets.ts'

/** One device's disk: what tabs of one browser share. The browser's own storage is tested in the browser. */
export type Device = {
  /** Opens the copy for one more tab. */
  readonly openTab: () => LocalVault
  readonly stored: () => VaultDocument | null
}

export function newDevice(): Device {
  let stored: VaultDocument | null = null
  const tabs = new Set<(what: 'changed' | 'cleared') => void>()

  return {
    stored: () => stored,
    openTab: () => {
      const own = new Set<(what: 'changed' | 'cleared') => void>()
      const tellOthers = (what: 'changed' | 'cleared') => {
        for (const listener of tabs) if (!own.has(listener)) listener(what)
      }
      return {
        read: async () => stored,
        change: async (change) => {
          stored = change(stored)
          tellOthers('changed')
          return stored
        },
        clear: async () => {
          stored = null
          tellOthers('cleared')
        },
        onOtherTab: (listener) => {
          own.add(listener)
          tabs.add(listener)
          return () => tabs.delete(listener)
        },
        close: () => {
          for (const listener of own) tabs.delete(listener)
        },
      }
    },
  }
}

/** A vault that is only this device: for tests of those who use one. */
export function newVault(start: VaultDocument = emptyVaultDocument): () => Vault {
  let document = start
  const update: Vault['update'] = async (change) => {
    document = mergeVaultDocuments(document, change(document))
    return document
  }
  const latest = (): Vault => ({
    document,
    isOpen: true,
    localError: null,
    sync: { state: 'synced', backup: 'found', syncedAt: 0, error: null },
    update,
    addReceipts: (added) => update((before) => addReceipts(before, added)),
    release: (input) => update((before) => releaseSecrets(before, input)),
    synchronise: async () => undefined,
    latest,
    forget: async () => undefined,
  })
  return latest
}
