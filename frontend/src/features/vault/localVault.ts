import { openVault, sealVault, VaultUnreadableError } from '@consent-ledger/sdk'
import { del, get, set } from 'idb-keyval'
import { type Address, concatHex, type Hex, keccak256, stringToHex } from 'viem'
import { deviceChannel } from '../../config/clearDevice.ts'
import { StorageRefusedError } from '../../config/storageRefusedError.ts'
import type { VaultDocument } from '../../config/vaultDocument.ts'
import { decodeVaultDocument } from './decodeVaultDocument.ts'
import { encodeVaultDocument } from './encodeVaultDocument.ts'

export type VaultKeys = { readonly vaultKey: Hex; readonly vaultSigner: Hex; readonly vaultId: Address }

/** The copy of the document on this device, as several tabs share it. */
export type LocalVault = {
  /** The document, or null if this device holds none for this customer. */
  readonly read: () => Promise<VaultDocument | null>
  /** Reads, changes and writes while no other tab can. Resolves with what was written. */
  readonly change: (change: (document: VaultDocument | null) => VaultDocument) => Promise<VaultDocument>
  readonly clear: () => Promise<void>
  /** Calls back when another tab has written or cleared. Returns the way to stop. */
  readonly onOtherTab: (listener: (what: 'changed' | 'cleared') => void) => () => void
  readonly close: () => void
}

/**
 * Opens the copy on this device: sealed with the vault key, in IndexedDB, under a name that only the key gives.
 *
 * @param keys the customer's vault keys.
 */
export function openLocalVault(keys: VaultKeys): LocalVault {
  const name = keccak256(concatHex([keys.vaultKey, stringToHex('device')]))
  const channel = new BroadcastChannel(name)
  const device = new BroadcastChannel(deviceChannel)
  const listeners = new Set<(what: 'changed' | 'cleared') => void>()
  const tell = ({ data }: MessageEvent) => {
    for (const listener of listeners) listener(data === 'cleared' ? 'cleared' : 'changed')
  }
  channel.onmessage = tell
  device.onmessage = tell

  const readSealed = async (): Promise<VaultDocument | null> => {
    const blob = await storage(() => get<Uint8Array>(name))
    if (blob === undefined) return null
    try {
      const { plaintext } = await openVault({ vaultKey: keys.vaultKey, vaultId: keys.vaultId, blob })
      return decodeVaultDocument(plaintext)
    } catch (error) {
      // Bytes that do not open hold nothing we could keep; a document of a newer version does, and stops us.
      if (error instanceof VaultUnreadableError) return null
      throw error
    }
  }

  return {
    read: readSealed,
    change: async (change) =>
      await navigator.locks.request(name, async () => {
        const document = change(await readSealed())
        const plaintext = encodeVaultDocument(document)
        const sealed = await sealVault({ vaultKey: keys.vaultKey, vaultId: keys.vaultId, version: 0, plaintext })
        await storage(() => set(name, sealed))
        channel.postMessage('changed')
        return document
      }),
    clear: async () =>
      await navigator.locks.request(name, async () => {
        await storage(() => del(name))
        channel.postMessage('cleared')
      }),
    onOtherTab: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close: () => {
      channel.close()
      device.close()
    },
  }
}

async function storage<Result>(access: () => Promise<Result>): Promise<Result> {
  try {
    return await access()
  } catch (cause) {
    throw new StorageRefusedError({ cause })
  }
}
