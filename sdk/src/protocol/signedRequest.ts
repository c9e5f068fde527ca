import { keccak_256 } from '@noble/hashes/sha3.js'
import type { Address, Hex } from 'viem'
import { BadSignatureError } from '../errors/badSignatureError.ts'
import { ConsentLedgerError } from '../errors/consentLedgerError.ts'
import { InvalidAccessTokenError } from '../errors/invalidAccessTokenError.ts'
import { InvalidValueError } from '../errors/invalidValueError.ts'
import { decodeBase64Url, encodeBase64Url } from './base64Url.ts'
import type { CryptoBackend } from './cryptoBackend.ts'
import {
  addressWord,
  arrayWord,
  bytes32Word,
  bytesOf,
  digestOf,
  hexOf,
  type LedgerDomain,
  stringWord,
  typeHash,
  uintWord,
} from './eip712.ts'
import { nobleCrypto } from './nobleCrypto.ts'
import { addressOfKey, recoverSigner, signDigest } from './signature.ts'
import { parseJson } from './strictJson.ts'

/** A request to a brand endpoint or vault, as the subject or vault signer signs it. */
export type Access = {
  /** Zero towards the vault. */
  readonly brandId: Hex
  /** Upper case. */
  readonly method: string
  /** With query, without origin. */
  readonly path: string
  readonly bodyHash: Hex
  /** Unix seconds. */
  readonly issuedAt: number
}

/** A subject's request to delete everything held on them. */
export type Erasure = {
  readonly brandId: Hex
  readonly subject: Address
  readonly consentHashes: readonly Hex[]
  /** Unix seconds. */
  readonly issuedAt: number
}

/** The brand's certificate that an erasure was carried out. */
export type Erased = {
  readonly brandId: Hex
  readonly subject: Address
  readonly consentHashes: readonly Hex[]
  /** Unix seconds. */
  readonly erasedAt: number
}

/** What an access token carries. */
export type AccessToken = Access & { readonly subject: Address; readonly signature: Hex }

const accessTypeHash = typeHash('Access(bytes32 brandId,string method,string path,bytes32 bodyHash,uint64 issuedAt)')
const erasureTypeHash = typeHash('Erasure(bytes32 brandId,address subject,bytes32[] consentHashes,uint64 issuedAt)')
const erasedTypeHash = typeHash('Erased(bytes32 brandId,address subject,bytes32[] consentHashes,uint64 erasedAt)')

/** Seconds, before and after, within which a signed request is accepted. */
const tolerance = 600

/**
 * The hash of a request's body.
 *
 * @param body the body's bytes; omitted or empty for none.
 * @returns 32 bytes as hex.
 * @example
 * import { bodyHash } from '@consent-ledger/sdk'
 *
 * const hash = bodyHash(new TextEncoder().encode(JSON.stringify({ secrets: [] })))
 */
export function bodyHash(body: Uint8Array = new Uint8Array()): Hex {
  return hexOf(keccak_256(body))
}

/**
 * The EIP-712 digest of an access.
 *
 * @param domain chain and ledger.
 * @param access the request; its method in upper case.
 * @returns 32 bytes as hex.
 * @throws {InvalidValueError} when a field is malformed.
 * @see EIP-712
 * @example
 * import { bodyHash, hashAccess } from '@consent-ledger/sdk'
 * import { brandId, deployment } from './setup.ts'
 *
 * const digest = hashAccess(deployment, {
 *   brandId,
 *   method: 'GET',
 *   path: '/consent/receipts',
 *   bodyHash: bodyHash(),
 *   issuedAt: 1_800_000_000,
 * })
 */
export function hashAccess(domain: LedgerDomain, access: Access): Hex {
  if (access.method !== access.method.toUpperCase()) throw new InvalidValueError('access.method', 'in upper case')
  return digestOf(
    domain,
    arrayWord([
      accessTypeHash,
      bytes32Word(access.brandId, 'access.brandId'),
      stringWord(access.method, 'access.method'),
      stringWord(access.path, 'access.path'),
      bytes32Word(access.bodyHash, 'access.bodyHash'),
      uintWord(access.issuedAt, 'access.issuedAt'),
    ]),
  )
}

/**
 * The EIP-712 digest of an erasure, which the subject signs.
 *
 * @param domain chain and ledger.
 * @param erasure the request.
 * @returns 32 bytes as hex.
 * @throws {InvalidValueError} when a field is malformed.
 * @see EIP-712
 * @example
 * import { deriveBrandKey, deriveSigner, hashErasure, identifyReceipt, signDigest } from '@consent-ledger/sdk'
 * import { brandId, deployment, receipt, seed } from './setup.ts'
 *
 * const { privateKey, subject } = deriveSigner(deriveBrandKey({ ...deployment, seed, brandId }))
 * const consentHashes = [identifyReceipt(receipt).consentHash]
 * const erasure = { brandId, subject, consentHashes, issuedAt: Math.floor(Date.now() / 1000) }
 * const signature = signDigest(hashErasure(deployment, erasure), privateKey)
 */
export function hashErasure(domain: LedgerDomain, erasure: Erasure): Hex {
  return digestOf(
    domain,
    arrayWord([erasureTypeHash, ...erasureWords(erasure, erasure.issuedAt, 'erasure', 'issuedAt')]),
  )
}

/**
 * The EIP-712 digest of an erasure's certificate, which the brand's owner or operator signs.
 *
 * @param domain chain and ledger.
 * @param erased the certificate.
 * @returns 32 bytes as hex.
 * @throws {InvalidValueError} when a field is malformed.
 * @see EIP-712
 * @example
 * import { type Erased, hashErased, recoverSigner } from '@consent-ledger/sdk'
 * import type { Hex } from 'viem'
 * import { deployment } from './setup.ts'
 *
 * const signerOf = (erased: Erased, signature: Hex) => recoverSigner(hashErased(deployment, erased), signature)
 */
export function hashErased(domain: LedgerDomain, erased: Erased): Hex {
  return digestOf(domain, arrayWord([erasedTypeHash, ...erasureWords(erased, erased.erasedAt, 'erased', 'erasedAt')]))
}

/**
 * Whether a signed request is the subject's and at most 600 seconds old or early.
 *
 * @param parameters `digest`, what was signed; `signature`; `subject`; `issuedAt` and `now` in Unix seconds; `crypto`, what recovers,
 * `nobleCrypto` when omitted.
 * @returns false also when the signature is not acceptable.
 * @throws {InvalidValueError} when the digest or a time is malformed.
 * @example
 * import { acceptSigned, type Erasure, hashErasure } from '@consent-ledger/sdk'
 * import type { Hex } from 'viem'
 * import { deployment } from './setup.ts'
 *
 * const isAccepted = (erasure: Erasure, signature: Hex) =>
 *   acceptSigned({
 *     digest: hashErasure(deployment, erasure),
 *     signature,
 *     subject: erasure.subject,
 *     issuedAt: erasure.issuedAt,
 *     now: Math.floor(Date.now() / 1000),
 *   })
 */
export function acceptSigned({
  digest,
  signature,
  subject,
  issuedAt,
  now,
  crypto = nobleCrypto,
}: {
  digest: Hex
  signature: Hex
  subject: Address
  issuedAt: number
  now: number
  crypto?: CryptoBackend
}): boolean {
  if (!Number.isSafeInteger(issuedAt)) throw new InvalidValueError('issuedAt', 'in whole Unix seconds')
  if (!Number.isSafeInteger(now)) throw new InvalidValueError('now', 'in whole Unix seconds')
  if (Math.abs(now - issuedAt) > tolerance) return false
  try {
    return recoverSigner(digest, signature, crypto) === subject.toLowerCase()
  } catch (error) {
    if (error instanceof BadSignatureError) return false
    throw error
  }
}

/**
 * Makes the `Authorization` header of a request.
 *
 * @param domain chain and ledger.
 * @param request `brandId`, zero towards the vault; `method`; `path` with query; `body`; `issuedAt` in Unix seconds; `privateKey` of the subject or vault signer.
 * @returns the whole header value: `Consent` and the token.
 * @throws {InvalidValueError} when a value is malformed.
 * @example
 * import { createAccessToken, deriveBrandKey, deriveSigner } from '@consent-ledger/sdk'
 * import { brandId, deployment, seed } from './setup.ts'
 *
 * const { privateKey } = deriveSigner(deriveBrandKey({ ...deployment, seed, brandId }))
 * const issuedAt = Math.floor(Date.now() / 1000)
 * const authorization = createAccessToken(deployment, {
 *   brandId,
 *   method: 'GET',
 *   path: '/consent/receipts',
 *   issuedAt,
 *   privateKey,
 * })
 * await fetch('https://kaufhaus-nord.example/consent/receipts', { headers: { authorization } })
 */
export function createAccessToken(
  domain: LedgerDomain,
  {
    brandId,
    method,
    path,
    body,
    issuedAt,
    privateKey,
  }: { brandId: Hex; method: string; path: string; body?: Uint8Array; issuedAt: number; privateKey: Hex },
): string {
  const access: Access = { brandId, method: method.toUpperCase(), path, bodyHash: bodyHash(body), issuedAt }
  const token: AccessToken = {
    ...access,
    subject: addressOfKey(privateKey),
    signature: signDigest(hashAccess(domain, access), privateKey),
  }
  return `Consent ${encodeBase64Url(new TextEncoder().encode(JSON.stringify(token)))}`
}

/**
 * Reads an `Authorization` header; it proves nothing until verified.
 *
 * @param header the whole header value; null when the request has none.
 * @returns the token's content.
 * @throws {InvalidAccessTokenError} when it is not exactly a token.
 * @example
 * import { parseAccessToken } from '@consent-ledger/sdk'
 *
 * const claimedSubject = (request: Request) => parseAccessToken(request.headers.get('authorization')).subject
 */
export function parseAccessToken(header: string | null | undefined): AccessToken {
  if (!header) throw new InvalidAccessTokenError('there is none')
  const encoded = /^Consent +([A-Za-z0-9_-]+)$/i.exec(header)?.[1]
  if (encoded === undefined) throw new InvalidAccessTokenError('it is not "Consent" and base64url')
  try {
    const json = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(decodeBase64Url(encoded))
    return readToken(parseJson(json))
  } catch (cause) {
    if (cause instanceof InvalidAccessTokenError) throw cause
    throw new InvalidAccessTokenError('it is not readable', { cause })
  }
}

/**
 * Verifies the access token of a request.
 *
 * @param domain chain and ledger.
 * @param request `header`, the `Authorization` value; `brandId`, zero for the vault; the request's `method`, `path` with query and `body`; `now` in Unix seconds; `crypto`, what recovers, `nobleCrypto` when omitted.
 * @returns the subject who signed, lower case: whether that subject may do this is the caller's question.
 * @throws {InvalidAccessTokenError} when the token is missing, malformed, stale, for another request or not the subject's.
 * @throws {InvalidValueError} when `now` is no whole number.
 * @example
 * import { verifyAccessToken } from '@consent-ledger/sdk'
 * import { brandId, deployment } from './setup.ts'
 *
 * const subjectOf = (request: Request) =>
 *   verifyAccessToken(deployment, {
 *     header: request.headers.get('authorization'),
 *     brandId,
 *     method: request.method,
 *     path: new URL(request.url).pathname,
 *     now: Math.floor(Date.now() / 1000),
 *   })
 */
export function verifyAccessToken(
  domain: LedgerDomain,
  {
    header,
    brandId,
    method,
    path,
    body,
    now,
    crypto = nobleCrypto,
  }: {
    header: string | null | undefined
    brandId: Hex
    method: string
    path: string
    body?: Uint8Array
    now: number
    crypto?: CryptoBackend
  },
): Address {
  const token = parseAccessToken(header)
  if (token.brandId.toLowerCase() !== brandId.toLowerCase())
    throw new InvalidAccessTokenError('it is for another brand')
  if (token.method !== method.toUpperCase()) throw new InvalidAccessTokenError('it is for another method')
  if (token.path !== path) throw new InvalidAccessTokenError('it is for another path')
  if (token.bodyHash.toLowerCase() !== bodyHash(body)) throw new InvalidAccessTokenError('it is for another body')
  if (Math.abs(now - token.issuedAt) > tolerance) throw new InvalidAccessTokenError('it is more than 600 seconds off')
  const digest = hashAccess(domain, token)
  const { signature, subject, issuedAt } = token
  if (!acceptSigned({ digest, signature, subject, issuedAt, now, crypto }))
    throw new InvalidAccessTokenError('its signature is not the subject’s')
  return subject.toLowerCase() as Address
}

function erasureWords(
  { brandId, subject, consentHashes }: { brandId: Hex; subject: Address; consentHashes: readonly Hex[] },
  at: number,
  path: string,
  atName: string,
): Uint8Array[] {
  return [
    bytes32Word(brandId, `${path}.brandId`),
    addressWord(subject, `${path}.subject`),
    arrayWord(consentHashes.map((hash, index) => bytes32Word(hash, `${path}.consentHashes[${index}]`))),
    uintWord(at, `${path}.${atName}`),
  ]
}

const tokenFields = ['bodyHash', 'brandId', 'issuedAt', 'method', 'path', 'signature', 'subject']

function readToken(value: unknown): AccessToken {
  if (typeof value !== 'object' || value === null || Object.keys(value).sort().join() !== tokenFields.join())
    throw new InvalidAccessTokenError(`its fields are not ${tokenFields.join(', ')}`)
  const token = value as AccessToken
  try {
    bytesOf(token.brandId, 32, 'brandId')
    stringWord(token.method, 'method')
    stringWord(token.path, 'path')
    bytesOf(token.bodyHash, 32, 'bodyHash')
    uintWord(token.issuedAt, 'issuedAt')
    bytesOf(token.subject, 20, 'subject')
    bytesOf(token.signature, 65, 'signature')
  } catch (cause) {
    if (cause instanceof ConsentLedgerError) throw new InvalidAccessTokenError('a field is malformed', { cause })
    throw cause
  }
  if (token.method !== token.method.toUpperCase()) throw new InvalidAccessTokenError('its method is not in upper case')
  return token
}
