import { secp256k1 } from '@noble/curves/secp256k1.js'
import type { CryptoBackend } from './cryptoBackend.ts'
import { nobleHash } from './nobleHash.ts'

/**
 * The default: plain JavaScript that runs in every browser and server.
 *
 * @example
 * import { nobleCrypto, recoverSigner, signDigest } from '@consent-ledger/sdk'
 *
 * const digest = `0x${'0a'.repeat(32)}` as const
 * const signer = recoverSigner(digest, signDigest(digest, `0x${'01'.repeat(32)}`), nobleCrypto)
 */
export const nobleCrypto: CryptoBackend = {
  keccak256: nobleHash.keccak256,
  recoverPublicKey(digest, signature, parity) {
    try {
      // As a point: the library's shorter way gives a compressed key, and expanding that costs one more square root.
      return secp256k1.Signature.fromBytes(signature, 'compact')
        .addRecoveryBit(parity)
        .recoverPublicKey(digest)
        .toBytes(false)
        .slice(1)
    } catch {
      return null
    }
  },
}
