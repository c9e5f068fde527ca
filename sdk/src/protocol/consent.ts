import type { Address, Hex } from 'viem'
import type { CryptoBackend, HashBackend } from './cryptoBackend.ts'
import {
  arrayWord,
  bytes32Word,
  digestOf,
  hexOf,
  type LedgerDomain,
  stringWord,
  typeHash,
  wordLength,
  writeHex,
  writeUint,
} from './eip712.ts'
import { nobleCrypto } from './nobleCrypto.ts'
import { nobleHash } from './nobleHash.ts'
import { recoverSigner, signDigest } from './signature.ts'
import { isCategory, isPurpose, isStatementLocale } from './vocabulary.ts'

/** One purpose × one data category, and the lock that revokes it. */
export type Use = {
  readonly purpose: string
  readonly category: string
  /** keccak256 of the use secret; non-zero. */
  readonly lock: Hex
}

/** What a customer signs towards one brand. */
export type Consent = {
  readonly brandId: Hex
  /** The customer's address for this one brand; off chain only. */
  readonly subject: Address
  /** The brand's masked name of the customer's account. */
  readonly account: string
  readonly noticeHash: Hex
  readonly locale: string
  /** The sentence that was shown. */
  readonly statement: string
  /** Sorted by purpose, then category, in UTF-8 byte order; no duplicates. */
  readonly uses: readonly Use[]
  readonly brandLock: Hex
  /** Unix seconds. */
  readonly issuedAt: number
  /** Unix seconds. */
  readonly expiresAt: number
  readonly requestId: Hex
  readonly salt: Hex
}

/** Fields of a consent: each is one word. */
const consentFields = 12

const useType = 'Use(string purpose,string category,bytes32 lock)'
const useTypeHash = typeHash(useType)
const consentTypeHash = typeHash(
  `Consent(bytes32 brandId,address subject,string account,bytes32 noticeHash,string locale,string statement,Use[] uses,bytes32 brandLock,uint64 issuedAt,uint64 expiresAt,bytes32 requestId,bytes32 salt)${useType}`,
)

/**
 * The three EIP-712 words of a use after its type hash.
 *
 * @param use the use.
 * @param path where it stands, for errors.
 * @returns three words of 32 bytes: purpose, category, lock.
 * @throws {InvalidValueError} when a field is malformed.
 */
export function useWords(use: Use, path = 'use'): Uint8Array[] {
  return [
    stringWord(use.purpose, `${path}.purpose`),
    stringWord(use.category, `${path}.category`),
    bytes32Word(use.lock, `${path}.lock`),
  ]
}

/** The struct hash of a use, given its three words. */
export function hashUseWords(words: readonly Uint8Array[]): Uint8Array {
  return arrayWord([useTypeHash, ...words])
}

/**
 * The EIP-712 struct hash of one use.
 *
 * @param use purpose, category and lock.
 * @returns 32 bytes as hex.
 * @throws {InvalidValueError} when a field is malformed.
 * @see EIP-712
 * @example
 * import { hashUse } from '@consent-ledger/sdk'
 * import { receipt } from './setup.ts'
 *
 * const hashes = receipt.consent.uses.map(hashUse)
 */
export function hashUse(use: Use): Hex {
  return hexOf(hashUseWords(useWords(use)))
}

/**
 * The twelve EIP-712 words of a consent after its type hash.
 *
 * @param consent the consent; only the form of each value is checked, not its meaning.
 * @returns twelve words of 32 bytes.
 * @throws {InvalidValueError} when a field is malformed; its path is like `consent.uses[0].lock`.
 */
export function consentWords(consent: Consent): Uint8Array[] {
  const struct = layConsent(consent, nobleHash)
  return Array.from({ length: consentFields }, (_, index) =>
    struct.slice(wordLength * (1 + index), wordLength * (2 + index)),
  )
}

/** One consent and one use are laid here at a time and hashed at once: bytes of their own would cost as much as the hash. */
const consentStruct = new Uint8Array(wordLength * (1 + consentFields))
consentStruct.set(consentTypeHash)
const useStruct = new Uint8Array(wordLength * 4)
useStruct.set(useTypeHash)

/** The type hash and the twelve words in one piece, valid until the next consent is laid. */
function layConsent(consent: Consent, crypto: HashBackend): Uint8Array {
  const struct = consentStruct
  writeHex(consent.brandId, 32, 'consent.brandId', struct, 32)
  writeHex(consent.subject, 20, 'consent.subject', struct, 64 + 12)
  struct.set(stringWord(consent.account, 'consent.account', crypto), 96)
  writeHex(consent.noticeHash, 32, 'consent.noticeHash', struct, 128)
  struct.set(keyWord(consent.locale, 'consent.locale', crypto), 160)
  struct.set(stringWord(consent.statement, 'consent.statement', crypto), 192)
  struct.set(hashUses(consent.uses, crypto), 224)
  writeHex(consent.brandLock, 32, 'consent.brandLock', struct, 256)
  writeUint(consent.issuedAt, 'consent.issuedAt', struct, 288)
  writeUint(consent.expiresAt, 'consent.expiresAt', struct, 320)
  writeHex(consent.requestId, 32, 'consent.requestId', struct, 352)
  writeHex(consent.salt, 32, 'consent.salt', struct, 384)
  return struct
}

function hashUses(uses: readonly Use[], crypto: HashBackend): Uint8Array {
  const hashes = new Uint8Array(wordLength * uses.length)
  for (let index = 0; index < uses.length; index++) {
    const use = uses[index] as Use
    const path = `consent.uses[${index}]`
    useStruct.set(keyWord(use.purpose, `${path}.purpose`, crypto), 32)
    useStruct.set(keyWord(use.category, `${path}.category`, crypto), 64)
    writeHex(use.lock, 32, `${path}.lock`, useStruct, 96)
    hashes.set(crypto.keccak256(useStruct), wordLength * index)
  }
  return crypto.keccak256(hashes)
}

/** The words of the vocabulary's keys and languages, which are the same few in all consents. */
const keyWords = new Map<string, Uint8Array>()

/** As `stringWord`. What is remembered does not rest on the backend that is asked with. */
function keyWord(key: string, path: string, crypto: HashBackend): Uint8Array {
  const known = keyWords.get(key)
  if (known !== undefined) return known
  if (typeof key !== 'string' || !(isPurpose(key) || isCategory(key) || isStatementLocale(key)))
    return stringWord(key, path, crypto)
  const word = stringWord(key, path, nobleHash)
  keyWords.set(key, word)
  return word
}

/** The struct hash of a consent, given its twelve words. */
export function hashConsentWords(words: readonly Uint8Array[]): Uint8Array {
  return arrayWord([consentTypeHash, ...words])
}

/**
 * The EIP-712 struct hash of a consent, without a domain.
 *
 * @param consent the consent; only the form of each value is checked.
 * @returns 32 bytes as hex.
 * @throws {InvalidValueError} when a field is malformed.
 * @see EIP-712
 * @example
 * import { hashConsentStruct } from '@consent-ledger/sdk'
 * import { receipt } from './setup.ts'
 *
 * const structHash = hashConsentStruct(receipt.consent)
 */
export function hashConsentStruct(consent: Consent): Hex {
  return hexOf(nobleHash.keccak256(layConsent(consent, nobleHash)))
}

/**
 * The `consentHash`: the EIP-712 digest of a consent, which the subject signs and the Merkle tree holds.
 *
 * @param domain chain and ledger.
 * @param consent the consent; only the form of each value is checked.
 * @param crypto what hashes; plain JavaScript when omitted.
 * @returns 32 bytes as hex.
 * @throws {InvalidValueError} when a field is malformed.
 * @see EIP-712
 * @example
 * import { hashConsent } from '@consent-ledger/sdk'
 * import { deployment, receipt } from './setup.ts'
 *
 * const consentHash = hashConsent(deployment, receipt.consent)
 */
export function hashConsent(domain: LedgerDomain, consent: Consent, crypto: HashBackend = nobleHash): Hex {
  return digestOf(domain, crypto.keccak256(layConsent(consent, crypto)), crypto)
}

/**
 * Signs a consent as its subject.
 *
 * @param domain chain and ledger.
 * @param consent the consent.
 * @param privateKey the subject's key, 32 bytes.
 * @returns 65 bytes r, s, v.
 * @throws {InvalidValueError} when a field or the key is malformed.
 * @see EIP-712, RFC 6979
 * @example
 * import { deriveBrandKey, deriveSigner, signConsent } from '@consent-ledger/sdk'
 * import { brandId, deployment, receipt, seed } from './setup.ts'
 *
 * const { privateKey } = deriveSigner(deriveBrandKey({ ...deployment, seed, brandId }))
 * const signature = signConsent(deployment, receipt.consent, privateKey)
 */
export function signConsent(domain: LedgerDomain, consent: Consent, privateKey: Hex): Hex {
  return signDigest(hashConsent(domain, consent), privateKey)
}

/**
 * The address that signed a consent. It proves nothing until it is compared with `consent.subject`.
 *
 * @param domain chain and ledger.
 * @param consent the consent.
 * @param signature 65 bytes.
 * @param crypto what hashes and recovers; `nobleCrypto` when omitted.
 * @returns the signer's address, lower case.
 * @throws {BadSignatureError} when the signature is not acceptable.
 * @throws {InvalidValueError} when a field is malformed.
 * @example
 * import { recoverSubject } from '@consent-ledger/sdk'
 * import { deployment, receipt } from './setup.ts'
 *
 * const isSigned = recoverSubject(deployment, receipt.consent, receipt.signature) === receipt.consent.subject
 */
export function recoverSubject(
  domain: LedgerDomain,
  consent: Consent,
  signature: Hex,
  crypto: CryptoBackend = nobleCrypto,
): Address {
  return recoverSigner(hashConsent(domain, consent, crypto), signature, crypto)
}
