/** Bytes before the ciphertext: version (8) and nonce (12). */
const headLength = 20
/** Bytes of the authentication tag. */
const tagLength = 16
const leastPlaintext = 4_096
const mostPlaintext = 2 ** 20

/** Bytes of the largest vault: 1 MiB of padded plaintext. */
export const largestBlob = headLength + mostPlaintext + tagLength

/**
 * Reads the version a vault's blob carries: `version(8) ‖ nonce(12) ‖ ciphertext ‖ tag`. What is inside nobody but its owner can read.
 * @param blob the sealed bytes
 * @returns the version, or null when the bytes are no vault: wrong length, padding to another size than a power of two, or a version beyond 2^53 − 1
 */
export function vaultVersion(blob: Uint8Array): number | null {
  const plaintext = blob.length - headLength - tagLength
  const isPadded = plaintext >= leastPlaintext && plaintext <= mostPlaintext && (plaintext & (plaintext - 1)) === 0
  if (!isPadded) return null
  const version = new DataView(blob.buffer, blob.byteOffset, 8).getBigUint64(0)
  return version <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(version) : null
}
