import { concatBytes, randomBytes } from '@noble/hashes/utils.js'
import type { Address, Hex } from 'viem'
import { InvalidValueError } from '../errors/invalidValueError.ts'
import { VaultUnreadableError } from '../errors/vaultUnreadableError.ts'
import { bytesOf, uintWord } from './eip712.ts'

const versionLength = 8
const nonceLength = 12
const tagLength = 16
const lengthLength = 4
const leastPadded = 4_096

/**
 * Seals a vault: AES-256-GCM over the padded plaintext, bound to vault and version.
 *
 * @param parameters `vaultKey`, 32 bytes; `vaultId`; `version`, one above the stored one; `nonce`, 12 bytes, random when omitted and never used twice; `plaintext`, less than 2^32 bytes.
 * @returns `version(8) ‖ nonce(12) ‖ ciphertext ‖ tag(16)`.
 * @throws {InvalidValueError} when a value is malformed.
 * @see NIST SP 800-38D
 * @example
 * import { deriveVault, sealVault } from '@consent-ledger/sdk'
 * import { seed } from './setup.ts'
 *
 * const { vaultKey, vaultId } = deriveVault(seed)
 * const plaintext = new TextEncoder().encode(JSON.stringify({ schema: 1 }))
 * const blob = await sealVault({ vaultKey, vaultId, version: 1, plaintext })
 */
export async function sealVault({
  vaultKey,
  vaultId,
  version,
  nonce,
  plaintext,
}: {
  vaultKey: Hex
  vaultId: Address
  version: number
  nonce?: Hex
  plaintext: Uint8Array
}): Promise<Uint8Array> {
  const versionBytes = uintWord(version, 'version').subarray(32 - versionLength)
  const iv = nonce === undefined ? randomBytes(nonceLength) : bytesOf(nonce, nonceLength, 'nonce')
  const key = await importKey(vaultKey)
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv: new Uint8Array(iv), additionalData: additionalData(vaultId, versionBytes) },
    key,
    pad(plaintext),
  )
  return concatBytes(versionBytes, iv, new Uint8Array(sealed))
}

/**
 * Opens a sealed vault.
 *
 * @param parameters `vaultKey`, 32 bytes; `vaultId`; `blob`, as `sealVault` made it.
 * @returns `version` and `plaintext`.
 * @throws {VaultUnreadableError} when it was sealed with another key, for another vault or version, or was changed.
 * @throws {InvalidValueError} when key or vaultId is malformed.
 * @example
 * import { readFile } from 'node:fs/promises'
 * import { deriveVault, openVault } from '@consent-ledger/sdk'
 * import { seed } from './setup.ts'
 *
 * const { vaultKey, vaultId } = deriveVault(seed)
 * const { version, plaintext } = await openVault({ vaultKey, vaultId, blob: await readFile('vault.bin') })
 */
export async function openVault({
  vaultKey,
  vaultId,
  blob,
}: {
  vaultKey: Hex
  vaultId: Address
  blob: Uint8Array
}): Promise<{ version: number; plaintext: Uint8Array }> {
  const key = await importKey(vaultKey)
  const bytes = new Uint8Array(blob)
  if (bytes.length < versionLength + nonceLength + leastPadded + tagLength)
    throw new VaultUnreadableError('it is too short')
  const versionBytes = bytes.slice(0, versionLength)
  const version = Number(new DataView(versionBytes.buffer).getBigUint64(0))
  if (!Number.isSafeInteger(version)) throw new VaultUnreadableError('its version is above 2^53 − 1')

  let padded: Uint8Array
  const iv = bytes.slice(versionLength, versionLength + nonceLength)
  const data = additionalData(vaultId, versionBytes)
  const sealed = bytes.slice(versionLength + nonceLength)
  try {
    padded = new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData: data }, key, sealed))
  } catch (cause) {
    throw new VaultUnreadableError('it was sealed with another key or changed', { cause })
  }
  return { version, plaintext: unpad(padded) }
}

function importKey(vaultKey: Hex): Promise<CryptoKey> {
  const raw = new Uint8Array(bytesOf(vaultKey, 32, 'vaultKey'))
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
}

function additionalData(vaultId: Address, versionBytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(concatBytes(bytesOf(vaultId, 20, 'vaultId'), versionBytes))
}

/** The length, the plaintext and zero bytes up to the next power of two, so that the size tells little. */
function pad(plaintext: Uint8Array): Uint8Array<ArrayBuffer> {
  if (plaintext.length >= 2 ** 31) throw new InvalidValueError('plaintext', 'shorter than 2^31 bytes')
  let size = leastPadded
  while (size < lengthLength + plaintext.length) size *= 2
  const padded = new Uint8Array(size)
  new DataView(padded.buffer).setUint32(0, plaintext.length)
  padded.set(plaintext, lengthLength)
  return padded
}

function unpad(padded: Uint8Array): Uint8Array {
  const length = new DataView(padded.buffer, padded.byteOffset).getUint32(0)
  if (length > padded.length - lengthLength) throw new VaultUnreadableError('its length is wrong')
  const plaintext = padded.slice(lengthLength, lengthLength + length)
  const expected = pad(plaintext)
  if (expected.length !== padded.length || padded.subarray(lengthLength + length).some((byte) => byte !== 0))
    throw new VaultUnreadableError('its padding is wrong')
  return plaintext
}
