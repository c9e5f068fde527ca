import { bytesToNumberBE, numberToBytesBE } from '@noble/curves/utils.js'
import { hkdf } from '@noble/hashes/hkdf.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { keccak_256 } from '@noble/hashes/sha3.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { type Address, getAddress, type Hex, isAddress } from 'viem'
import { InvalidValueError } from '../errors/invalidValueError.ts'
import { bytesOf, hexOf, uintWord } from './eip712.ts'
import { addressOfKey, curveOrder, readSignature } from './signature.ts'

/**
 * The text a customer signs once to unlock their consents.
 *
 * @param parameters `host`, the app's canonical host; `address`, the wallet's address in any case.
 * @returns the text, byte for byte, without a final newline.
 * @throws {InvalidValueError} when host or address is malformed.
 * @see ERC-4361, EIP-55
 * @example
 * import { unlockText } from '@consent-ledger/sdk'
 *
 * const text = unlockText({ host: 'consent.example', address: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8' })
 */
export function unlockText({ host, address }: { host: string; address: Address }): string {
  if (!/^[A-Za-z0-9.\-_:[\]]+$/.test(host)) throw new InvalidValueError('host', 'a host name')
  if (!isAddress(address, { strict: false })) throw new InvalidValueError('address', '0x and 40 hex digits')
  return [
    `${host} wants you to sign in with your Ethereum account:`,
    getAddress(address),
    '',
    `Unlock your consents. Sign this only at ${host}: whoever holds this signature can act as you.`,
    '',
    `URI: https://${host}`,
    'Version: 1',
    'Chain ID: 1',
    'Nonce: consentledger1',
    'Issued At: 2026-01-01T00:00:00Z',
  ].join('\n')
}

/**
 * The seed behind a signature of the unlock text. The last byte is dropped and a high s becomes n − s, since wallets differ in both.
 *
 * @param signature 65 bytes r, s, v with any v.
 * @returns `unlock`, the 64 bytes r, s with a low s; `seed`, 32 bytes: both are secrets.
 * @throws {BadSignatureError} when it is not 65 bytes with r and s in range: a smart wallet's answer gives no seed.
 * @see RFC 5869
 * @example
 * import { seedFromSignature, unlockText } from '@consent-ledger/sdk'
 * import { privateKeyToAccount } from 'viem/accounts'
 *
 * const account = privateKeyToAccount(`0x${'01'.repeat(32)}`)
 * const message = unlockText({ host: 'consent.example', address: account.address })
 * const { seed } = seedFromSignature(await account.signMessage({ message }))
 */
export function seedFromSignature(signature: Hex): { unlock: Hex; seed: Hex } {
  const bytes = readSignature(signature)
  const s = bytesToNumberBE(bytes.subarray(32, 64))
  const lowS = s > curveOrder / 2n ? curveOrder - s : s
  const unlock = concatBytes(bytes.subarray(0, 32), numberToBytesBE(lowS, 32))
  const seed = hkdf(sha256, unlock, utf8ToBytes('consent-ledger/v1'), utf8ToBytes('seed'), 32)
  return { unlock: hexOf(unlock), seed: hexOf(seed) }
}

/** What a passkey is asked to make a secret of, as UTF-8: the same for everybody, and made by nothing else. */
export const passkeySalt = 'consent-ledger/v1/passkey'

/**
 * The seed of a customer whose key is a passkey: the secret that the passkey makes of `passkeySalt`, taken apart from every other use of it.
 *
 * @param output 32 bytes, the first result of the extension `prf`, a secret.
 * @returns 32 bytes, a secret.
 * @throws {InvalidValueError} when it is not 32 bytes.
 * @see Web Authentication Level 3, section 10.1.4 (prf); RFC 5869
 * @example
 * import { passkeySalt, seedFromPasskey } from '@consent-ledger/sdk'
 *
 * const first = new TextEncoder().encode(passkeySalt)
 * export const extensions = { prf: { eval: { first } } }
 * const seed = seedFromPasskey(`0x${'07'.repeat(32)}`)
 */
export function seedFromPasskey(output: Hex): Hex {
  const secret = bytesOf(output, 32, 'output')
  return hexOf(hkdf(sha256, secret, utf8ToBytes('consent-ledger/v1'), utf8ToBytes('passkey seed'), 32))
}

/**
 * The customer's key for one brand on one ledger, from which everything towards that brand is derived.
 *
 * @param parameters `seed`, 32 bytes; `chainId`; `ledger`; `brandId`.
 * @returns 32 bytes, a secret.
 * @throws {InvalidValueError} when a value is malformed.
 * @see RFC 5869
 * @example
 * import { deriveBrandKey } from '@consent-ledger/sdk'
 * import { brandId, deployment, seed } from './setup.ts'
 *
 * const brandKey = deriveBrandKey({ ...deployment, seed, brandId })
 */
export function deriveBrandKey({
  seed,
  chainId,
  ledger,
  brandId,
}: {
  seed: Hex
  chainId: number
  ledger: Address
  brandId: Hex
}): Hex {
  if (chainId === 0) throw new InvalidValueError('chainId', 'at least 1')
  const info = concatBytes(
    utf8ToBytes('brand'),
    uintWord(chainId, 'chainId'),
    bytesOf(ledger, 20, 'ledger'),
    bytesOf(brandId, 32, 'brandId'),
  )
  return hexOf(derive(bytesOf(seed, 32, 'seed'), info, 32))
}

/**
 * The customer's signing key towards one brand.
 *
 * @param brandKey 32 bytes of `deriveBrandKey`.
 * @returns `privateKey`, a secret, and its address `subject`, lower case.
 * @throws {InvalidValueError} when the key is malformed.
 * @example
 * import { deriveBrandKey, deriveSigner } from '@consent-ledger/sdk'
 * import { brandId, deployment, seed } from './setup.ts'
 *
 * const { subject } = deriveSigner(deriveBrandKey({ ...deployment, seed, brandId }))
 */
export function deriveSigner(brandKey: Hex): { privateKey: Hex; subject: Address } {
  const privateKey = deriveScalar(bytesOf(brandKey, 32, 'brandKey'), 'signer')
  return { privateKey, subject: addressOfKey(privateKey) }
}

/**
 * The secret behind the brand lock of a generation. Publishing it revokes every consent that carries the lock.
 *
 * @param brandKey 32 bytes of `deriveBrandKey`.
 * @param generation counted from 0.
 * @returns 32 bytes.
 * @throws {InvalidValueError} when a value is malformed.
 * @example
 * import { deriveBrandKey, deriveBrandSecret, lockOf } from '@consent-ledger/sdk'
 * import { brandId, deployment, seed } from './setup.ts'
 *
 * const brandKey = deriveBrandKey({ ...deployment, seed, brandId })
 * const brandLock = lockOf(deriveBrandSecret(brandKey, 0))
 */
export function deriveBrandSecret(brandKey: Hex, generation: number): Hex {
  if (!Number.isSafeInteger(generation) || generation < 0)
    throw new InvalidValueError('generation', 'an integer from 0')
  return hexOf(derive(bytesOf(brandKey, 32, 'brandKey'), utf8ToBytes(`secret|brand|${generation}`), 32))
}

/**
 * The secret behind the lock of one use of one consent. Publishing it revokes that use.
 *
 * @param brandKey 32 bytes of `deriveBrandKey`.
 * @param use `purpose`, `category` and the consent's `salt` in any case.
 * @returns 32 bytes.
 * @throws {InvalidValueError} when a value is malformed.
 * @example
 * import { deriveBrandKey, deriveUseSecret } from '@consent-ledger/sdk'
 * import { brandId, deployment, receipt, seed } from './setup.ts'
 *
 * const { salt, uses } = receipt.consent
 * const brandKey = deriveBrandKey({ ...deployment, seed, brandId })
 * const secrets = uses.map(({ purpose, category }) => deriveUseSecret(brandKey, { purpose, category, salt }))
 */
export function deriveUseSecret(
  brandKey: Hex,
  { purpose, category, salt }: { purpose: string; category: string; salt: Hex },
): Hex {
  const canonicalSalt = hexOf(bytesOf(salt, 32, 'salt'))
  const info = utf8ToBytes(`secret|use|${purpose}|${category}|${canonicalSalt}`)
  return hexOf(derive(bytesOf(brandKey, 32, 'brandKey'), info, 32))
}

/**
 * The lock of a secret: `keccak256(abi.encode(secret))`.
 *
 * @param secret 32 bytes.
 * @returns 32 bytes.
 * @throws {InvalidValueError} when the secret is malformed.
 * @example
 * import { lockOf } from '@consent-ledger/sdk'
 *
 * const lock = lockOf(`0x${'0a'.repeat(32)}`)
 */
export function lockOf(secret: Hex): Hex {
  return hexOf(keccak_256(bytesOf(secret, 32, 'secret')))
}

/**
 * The keys of the customer's vault.
 *
 * @param seed 32 bytes.
 * @returns `vaultKey`, the AES-256 key, and `vaultSigner`, the private key behind requests, both secrets; `vaultId`, that signer's address, lower case.
 * @throws {InvalidValueError} when the seed is malformed.
 * @example
 * import { deriveVault } from '@consent-ledger/sdk'
 * import { seed } from './setup.ts'
 *
 * const { vaultKey, vaultSigner, vaultId } = deriveVault(seed)
 */
export function deriveVault(seed: Hex): { vaultKey: Hex; vaultSigner: Hex; vaultId: Address } {
  const material = bytesOf(seed, 32, 'seed')
  const vaultSigner = deriveScalar(material, 'vault/signer')
  return {
    vaultKey: hexOf(derive(material, utf8ToBytes('vault/encryption'), 32)),
    vaultSigner,
    vaultId: addressOfKey(vaultSigner),
  }
}

/** HKDF-SHA256 with the default salt of RFC 5869. */
function derive(material: Uint8Array, info: Uint8Array, length: number): Uint8Array {
  return hkdf(sha256, material, undefined, info, length)
}

/** A private key: 48 bytes, so that the reduction is even. */
function deriveScalar(material: Uint8Array, info: string): Hex {
  const wide = bytesToNumberBE(derive(material, utf8ToBytes(info), 48))
  return hexOf(numberToBytesBE(1n + (wide % (curveOrder - 1n)), 32))
}
