import { VaultUnreadableError } from '@consent-ledger/sdk'
import type { Vault, VaultSync } from '../../config/vault.ts'
import { emptyVaultDocument, type VaultDocument } from '../../config/vaultDocument.ts'
import { VaultDocumentUnreadableError } from '../../config/vaultDocumentUnreadableError.ts'
import { VaultUnreachableError } from '../../config/vaultUnreachableError.ts'
import { addReceipts } from './addReceipts.ts'
import type { LocalVault } from './localVault.ts'
import { mergeVaultDocuments } from './mergeVaultDocuments.ts'
import { releaseSecrets } from './releaseSecrets.ts'
import type { RemoteVault } from './remoteVault.ts'
import { VaultConflictError } from './vaultConflictError.ts'

/** The customer's document outside React: a snapshot, a subscription, and the end of both. */
export type VaultStore = {
  readonly getSnapshot: () => Vault
  readonly subscribe: (listener: () => void) => () => void
  readonly close: () => void
}

/** Milliseconds between a change and its way to the backup: several changes in a row travel together. */
const pushDelay = 300

/** Milliseconds until the service is asked again after each failure in a row. */
const retryDelays = [2_000, 5_000, 15_000, 60_000]

/** How often another device may be faster before one round gives up. */
const mostConflicts = 8

/**
 * Holds the customer's document: the copy on this device is the truth of this tab, the backup is merged in, never copied over.
 *
 * @param options.local the copy on this device.
 * @param options.remote the backup.
 * @param options.now Unix seconds.
 */
export function createVaultStore(options: {
  readonly local: LocalVault
  readonly remote: RemoteVault
  readonly now: () => number
  /** Called when the data of this device was deleted, here or in another tab: the customer is to be locked out everywhere. */
  readonly onForgotten: () => void
}): VaultStore {
  const { local, remote, now, onForgotten } = options
  const listeners = new Set<() => void>()
  let isClosed = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let quietUntil = 0
  let running: Promise<void> | null = null
  let isAskedAgain = false

  let vault: Vault = {
    document: emptyVaultDocument,
    isOpen: false,
    localError: null,
    sync: { state: 'reading', backup: 'unknown', syncedAt: null, error: null },
    update,
    addReceipts: (added) => update((document) => addReceipts(document, added)),
    release: (input) => update((document) => releaseSecrets(document, input)),
    synchronise,
    latest: () => vault,
    forget,
  }

  const show = (change: Partial<Vault>) => {
    if (isClosed) return
    vault = { ...vault, ...change }
    for (const listener of listeners) listener()
  }
  const showSync = (change: Partial<VaultSync>) => show({ sync: { ...vault.sync, ...change } })

  async function update(change: (document: VaultDocument) => VaultDocument): Promise<VaultDocument> {
    try {
      const document = await local.change((stored) =>
        change(mergeVaultDocuments(stored ?? emptyVaultDocument, vault.document)),
      )
      show({ document: mergeVaultDocuments(vault.document, document), isOpen: true, localError: null })
      schedule(pushDelay)
      return document
    } catch (error) {
      // A device that refuses to store must not keep anybody from revoking: the change stays in this tab and in the backup.
      if (!(error instanceof VaultDocumentUnreadableError)) {
        show({ document: change(vault.document), localError: error })
        schedule(pushDelay)
      } else show({ localError: error })
      throw error
    }
  }

  async function readLocal(): Promise<void> {
    try {
      const stored = await local.read()
      show({
        document: stored === null ? vault.document : mergeVaultDocuments(vault.document, stored),
        isOpen: true,
        localError: null,
      })
    } catch (error) {
      show({ isOpen: true, localError: error })
    }
  }

  async function mergeOnce(): Promise<void> {
    for (let conflicts = 0; ; conflicts++) {
      const backup = await remote.read()
      if (isClosed) return
      if (backup !== null) {
        const before = vault.document
        const merged = mergeVaultDocuments(before, backup.document)
        if (!isSame(merged, before)) await keepMerged(backup.document)
        if (isSame(merged, backup.document)) return showSynced('found')
      } else if (isSame(vault.document, emptyVaultDocument)) return showSynced('none')

      try {
        const document = vault.document
        await remote.write(document, (backup?.version ?? 0) + 1)
        showSynced('found')
        if (!isSame(document, vault.document)) schedule(pushDelay)
        return
      } catch (error) {
        if (!(error instanceof VaultConflictError) || conflicts >= mostConflicts) throw error
      }
    }
  }

  /** Puts what the backup knew onto this device; the tab shows it even when the device refuses. */
  async function keepMerged(backup: VaultDocument): Promise<void> {
    show({ document: mergeVaultDocuments(vault.document, backup) })
    try {
      await local.change((stored) => mergeVaultDocuments(stored ?? emptyVaultDocument, vault.document))
    } catch (error) {
      show({ localError: error })
    }
  }

  function synchronise(): Promise<void> {
    if (running !== null) {
      isAskedAgain = true
      return running
    }
    clearTimeout(timer)
    running = mergeOnce()
      .then(() => {
        failures = 0
        quietUntil = 0
      })
      .catch((error: unknown) => {
        showSync({ state: stateOf(error), error })
        const delay = retryDelays[Math.min(failures, retryDelays.length - 1)] ?? 0
        failures++
        quietUntil = Date.now() + delay
        schedule(delay)
      })
      .finally(() => {
        running = null
        if (isAskedAgain) {
          isAskedAgain = false
          schedule(0)
        }
      })
    return running
  }

  async function forget(what: { readonly backup: boolean }): Promise<void> {
    if (what.backup) {
      clearTimeout(timer)
      await running
      await remote.remove()
    }
    close()
    await local.clear()
    onForgotten()
  }

  /** Ends all work first: a tab that still wrote would bring back what was deleted. */
  function close() {
    isClosed = true
    clearTimeout(timer)
    stopListening()
  }

  function showSynced(backup: 'found' | 'none') {
    showSync({ state: 'synced', backup, syncedAt: now(), error: null })
  }

  function schedule(delay: number) {
    if (isClosed) return
    if (running !== null) {
      isAskedAgain = true
      return
    }
    clearTimeout(timer)
    // A service that fails is not asked sooner because something changed meanwhile.
    timer = setTimeout(() => void synchronise(), Math.max(delay, quietUntil - Date.now()))
  }

  const stopListening = local.onOtherTab((what) => {
    if (what === 'changed') return void readLocal()
    close()
    onForgotten()
  })
  void readLocal().then(() => synchronise())

  return {
    getSnapshot: () => vault,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => {
      close()
      local.close()
    },
  }
}

/** Whether two values are the same JSON. What a merge has not touched is the same object, so this is mostly quick. */
function isSame(left: unknown, right: unknown): boolean {
  if (left === right) return true
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false
  if (Array.isArray(left) !== Array.isArray(right)) return false
  const [one, other] = [Object.entries(left), right as Record<string, unknown>]
  return (
    one.length === Object.keys(right).length &&
    one.every(([key, value]) => Object.hasOwn(right, key) && isSame(value, other[key]))
  )
}

function stateOf(error: unknown): VaultSync['state'] {
  if (error instanceof VaultUnreachableError) return 'unreachable'
  if (error instanceof VaultUnreadableError) return 'damaged'
  if (error instanceof VaultDocumentUnreadableError) return 'outdated'
  return 'refused'
}
