import { createAccessToken, type LedgerDomain, openVault, sealVault, zeroHash } from '@consent-ledger/sdk'
import type { VaultDocument } from '../../config/vaultDocument.ts'
import { VaultRefusedError } from '../../config/vaultRefusedError.ts'
import { VaultUnreachableError } from '../../config/vaultUnreachableError.ts'
import { decodeVaultDocument } from './decodeVaultDocument.ts'
import { encodeVaultDocument } from './encodeVaultDocument.ts'
import type { VaultKeys } from './localVault.ts'
import { VaultConflictError } from './vaultConflictError.ts'

/** The sealed backup at the public service. */
export type RemoteVault = {
  /** The backup with its version, or null: the service holds none, which says nothing about consents. */
  readonly read: () => Promise<{ readonly document: VaultDocument; readonly version: number } | null>
  /** Replaces the backup of the version before. */
  readonly write: (document: VaultDocument, version: number) => Promise<void>
  readonly remove: () => Promise<void>
}

/** Bytes the service takes: 1 MiB of padded plaintext, with version, nonce and tag. */
const largestBlob = 2 ** 20 + 36

/** Milliseconds after which the service counts as unreachable. */
const patience = 10_000

/**
 * The customer's vault at the public service.
 *
 * @param options.relayUrl base URL of the service, without a final slash.
 * @param options.domain chain and ledger: every request carries an access token in this domain.
 * @returns reading, writing and removing; each throws `VaultUnreachableError`, `VaultRefusedError` and, when writing,
 *   `VaultConflictError` (another device was faster).
 * @see protocol.md, "Public service"
 */
export function openRemoteVault(options: {
  readonly relayUrl: string
  readonly domain: LedgerDomain
  readonly keys: VaultKeys
}): RemoteVault {
  const { domain, keys } = options
  const url = new URL(`${options.relayUrl}/vaults/${keys.vaultId}`)
  /** The document that was too large last: it is tried again and again, and to encode it takes longer than a frame. */
  let tooLarge: VaultDocument | null = null

  const request = async (method: 'GET' | 'PUT' | 'DELETE', body?: Uint8Array): Promise<Response> => {
    const authorization = createAccessToken(domain, {
      brandId: zeroHash,
      method,
      path: url.pathname,
      ...(body === undefined ? {} : { body }),
      issuedAt: Math.floor(Date.now() / 1000),
      privateKey: keys.vaultSigner,
    })
    try {
      return await fetch(url, {
        method,
        headers: {
          Authorization: authorization,
          ...(body === undefined ? {} : { 'Content-Type': 'application/octet-stream' }),
        },
        ...(body === undefined ? {} : { body: new Uint8Array(body) }),
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
        signal: AbortSignal.timeout(patience),
      })
    } catch (cause) {
      throw new VaultUnreachableError({ cause })
    }
  }

  return {
    read: async () => {
      const response = await request('GET')
      if (response.status === 404) return null
      if (!response.ok) throw refusal(response)
      let blob: Uint8Array
      try {
        blob = new Uint8Array(await response.arrayBuffer())
      } catch (cause) {
        throw new VaultUnreachableError({ cause })
      }
      const { version, plaintext } = await openVault({ vaultKey: keys.vaultKey, vaultId: keys.vaultId, blob })
      return { version, document: decodeVaultDocument(plaintext) }
    },
    write: async (document, version) => {
      if (document === tooLarge) throw new VaultRefusedError({ status: 413 })
      const plaintext = encodeVaultDocument(document)
      if (plaintext.length > largestBlob) {
        tooLarge = document
        throw new VaultRefusedError({ status: 413 })
      }
      const sealed = await sealVault({ vaultKey: keys.vaultKey, vaultId: keys.vaultId, version, plaintext })
      if (sealed.length > largestBlob) throw new VaultRefusedError({ status: 413 })
      const response = await request('PUT', sealed)
      if (response.status === 409) throw new VaultConflictError({ version })
      if (!response.ok) throw refusal(response)
    },
    remove: async () => {
      const response = await request('DELETE')
      if (!response.ok && response.status !== 404) throw refusal(response)
    },
  }
}

function refusal(response: Response): Error {
  return response.status >= 500
    ? new VaultUnreachableError({ cause: response.status })
    : new VaultRefusedError({ status: response.status })
}
