/** What hashes. */
export type HashBackend = {
  /**
   * Keccak-256.
   *
   * @param bytes any number of bytes; they are not changed and not kept.
   * @returns 32 bytes of their own.
   */
  readonly keccak256: (bytes: Uint8Array) => Uint8Array
}

/**
 * The two operations on which the speed of verifying rests. Every other rule of a signature (length, low s, v 27 or 28) is checked before a
 * backend is asked, in one place and for all backends alike: a backend can be slow or fast, not lenient or strict.
 */
export type CryptoBackend = HashBackend & {
  /**
   * The public key behind an ECDSA signature over secp256k1 (SEC 1, section 4.1.6).
   *
   * @param digest 32 bytes; not changed and not kept.
   * @param signature 64 bytes: r, s, big-endian, each from 1 to the curve order − 1; not changed and not kept.
   * @param parity 0 when the point R has an even y, else 1.
   * @returns 64 bytes of their own: x, y; null when it recovers to no key.
   */
  readonly recoverPublicKey: (digest: Uint8Array, signature: Uint8Array, parity: 0 | 1) => Uint8Array | null
}
