import { secp256k1 } from '@noble/curves/secp256k1.js'
import { numberToBytesBE } from '@noble/curves/utils.js'
import type { Address, Hex } from 'viem'
import { BadSignatureError } from '../errors/badSignatureError.ts'
import { InvalidValueError } from '../errors/invalidValueError.ts'
import type { CryptoBackend, HashBackend } from './cryptoBackend.ts'
import { bytesOf, hexOf, writeHex } from './eip712.ts'
import { nobleCrypto } from './nobleCrypto.ts'
import { nobleHash } from './nobleHash.ts'

/** The order of the secp256k1 group. */
export const curveOrder = secp256k1.Point.Fn.ORDER

const orderBytes = numberToBytesBE(curveOrder, 32)
const halfOrderBytes = numberToBytesBE(curveOrder / 2n, 32)
const oneBytes = numberToBytesBE(1n, 32)

/** A signature is read here and recovered at once: bytes of its own would cost more than the reading. */
const signatureBytes = new Uint8Array(65)
const rsBytes = signatureBytes.subarray(0, 64)

/**
 * Signs a 32-byte digest.
 *
 * @param digest 32 bytes.
 * @param privateKey 32 bytes, from 1 to the curve order − 1.
 * @returns 65 bytes r, s, v: deterministic, low s, v 27 or 28.
 * @throws {InvalidValueError} when the digest or the key is malformed.
 * @see RFC 6979
 * @example
 * import { signDigest } from '@consent-ledger/sdk'
 *
 * const signature = signDigest(`0x${'0a'.repeat(32)}`, `0x${'01'.repeat(32)}`)
 */
export function signDigest(digest: Hex, privateKey: Hex): Hex {
  const key = privateKeyBytes(privateKey)
  const recovered = secp256k1.sign(bytesOf(digest, 32, 'digest'), key, {
    prehash: false,
    lowS: true,
    format: 'recovered',
    extraEntropy: false,
  })
  const signature = new Uint8Array(65)
  signature.set(recovered.subarray(1), 0)
  signature[64] = 27 + (recovered[0] as number)
  return hexOf(signature)
}

/**
 * The address whose key signed a digest. Any acceptable signature recovers to some address: compare it.
 *
 * @param digest 32 bytes.
 * @param signature 65 bytes r, s, v; a high s and a v other than 27 and 28 are refused, whatever `crypto` is.
 * @param crypto what recovers and hashes; `nobleCrypto` when omitted.
 * @returns the signer's address, lower case.
 * @throws {BadSignatureError} when the signature is not acceptable.
 * @throws {InvalidValueError} when the digest is malformed.
 * @example
 * import { addressOfKey, recoverSigner, signDigest } from '@consent-ledger/sdk'
 *
 * const privateKey = `0x${'01'.repeat(32)}` as const
 * const digest = `0x${'0a'.repeat(32)}` as const
 * recoverSigner(digest, signDigest(digest, privateKey)) === addressOfKey(privateKey) // true
 */
export function recoverSigner(digest: Hex, signature: Hex, crypto: CryptoBackend = nobleCrypto): Address {
  const message = bytesOf(digest, 32, 'digest')
  const bytes = readSignature(signature, signatureBytes)
  const v = bytes[64] as number
  if (v !== 27 && v !== 28) throw new BadSignatureError(`its v is ${v}`)
  if (compareScalars(halfOrderBytes, 0, bytes, 32) < 0) throw new BadSignatureError('its s is high')

  const publicKey = crypto.recoverPublicKey(message, rsBytes, v === 27 ? 0 : 1)
  if (publicKey === null) throw new BadSignatureError('it recovers to no key')
  return addressOfPoint(publicKey, crypto)
}

/**
 * Reads a signature of 65 bytes and checks that r and s are scalars of the curve; v and the half of s are the caller's to judge.
 *
 * @param bytes the 65 bytes it is read to; new ones when omitted.
 * @returns `bytes`.
 * @throws {BadSignatureError} when they are not.
 */
export function readSignature(signature: Hex, bytes: Uint8Array = new Uint8Array(65)): Uint8Array {
  try {
    writeHex(signature, 65, 'signature', bytes, 0)
  } catch (cause) {
    throw new BadSignatureError('it is not 65 bytes of hex', { cause })
  }
  for (const place of [0, 32]) {
    if (compareScalars(bytes, place, oneBytes, 0) < 0 || compareScalars(bytes, place, orderBytes, 0) >= 0)
      throw new BadSignatureError('its r or s is out of range')
  }
  return bytes
}

/** Compares two big-endian integers of 32 bytes: below 0 when the first is the lower. As bytes, which is cheaper than making integers of them. */
function compareScalars(a: Uint8Array, placeOfA: number, b: Uint8Array, placeOfB: number): number {
  for (let index = 0; index < 32; index++) {
    const difference = (a[placeOfA + index] as number) - (b[placeOfB + index] as number)
    if (difference !== 0) return difference
  }
  return 0
}

/**
 * The address of a private key.
 *
 * @param privateKey 32 bytes, from 1 to the curve order − 1.
 * @returns the address, lower case.
 * @throws {InvalidValueError} when the key is malformed.
 * @example
 * import { addressOfKey } from '@consent-ledger/sdk'
 *
 * addressOfKey(`0x${'01'.repeat(32)}`) // '0x1a642f0e3c3af545e7acbd38b07251b3990914f1'
 */
export function addressOfKey(privateKey: Hex): Address {
  return addressOfPoint(secp256k1.getPublicKey(privateKeyBytes(privateKey), false).slice(1), nobleHash)
}

/** The last 20 bytes of the hash of x, y. */
function addressOfPoint(point: Uint8Array, crypto: HashBackend): Address {
  return `0x${hexOf(crypto.keccak256(point)).slice(-40)}`
}

function privateKeyBytes(privateKey: Hex): Uint8Array {
  const key = bytesOf(privateKey, 32, 'privateKey')
  if (!secp256k1.utils.isValidSecretKey(key))
    throw new InvalidValueError('privateKey', 'from 1 to the order of secp256k1 − 1')
  return key
}
