import * as v from 'valibot'
import type { Address, Hex } from 'viem'
import { BadSignatureError } from '../errors/badSignatureError.ts'
import { MalformedJsonError } from '../errors/malformedJsonError.ts'
import { MalformedReceiptError } from '../errors/malformedReceiptError.ts'
import { type Consent, hashConsent } from './consent.ts'
import type { CryptoBackend } from './cryptoBackend.ts'
import { deepFreeze } from './deepFreeze.ts'
import { verifyProof } from './merkle.ts'
import { nobleCrypto } from './nobleCrypto.ts'
import { recoverSigner } from './signature.ts'
import { parseJson } from './strictJson.ts'
import { exactFields, integerField, readSchema, rule } from './strictSchema.ts'

/** Where a consent stands on chain: the recorded root of its batch and the siblings from its leaf to that root. */
export type Recording = { readonly root: Hex; readonly proof: readonly Hex[] }

/** A consent, its signature and, once recorded, its Merkle proof: what the customer keeps and the brand stores. Never holds a secret. */
export type Receipt = {
  readonly type: 'consent-receipt'
  readonly schema: 1
  readonly chainId: number
  readonly ledger: Address
  readonly consent: Consent
  /** 65 bytes r, s, v. */
  readonly signature: Hex
  readonly recording: Recording | null
}

/** What follows from a receipt alone, without the chain. */
export type ReceiptIdentity = {
  /** The EIP-712 digest of the consent in the receipt's own chain and ledger. */
  readonly consentHash: Hex
  /** The address the signature recovers to, in lower case; null when it recovers to none. */
  readonly signer: Address | null
  /** Whether the proof leads from the consent to the root; false without a recording. That the root is recorded is another question. */
  readonly isProofValid: boolean
}

const mostProofSteps = 64

function hexField(bytes: number) {
  const pattern = new RegExp(`^0x[0-9a-fA-F]{${bytes * 2}}$`)
  return v.pipe(
    v.string(),
    rule('bytes', (hex: string) => (pattern.test(hex) ? null : `is not ${bytes} bytes in hex with 0x.`)),
    v.transform((hex) => hex.toLowerCase() as Hex),
  )
}

const stringField = v.pipe(
  v.string(),
  rule('text', (text: string) => (text.isWellFormed() ? null : 'holds half a surrogate pair.')),
)

const receiptSchema = exactFields({
  type: v.literal('consent-receipt'),
  schema: v.pipe(v.number(), v.literal(1)),
  chainId: integerField(1),
  ledger: hexField(20),
  consent: exactFields({
    brandId: hexField(32),
    subject: hexField(20),
    account: stringField,
    noticeHash: hexField(32),
    locale: stringField,
    statement: stringField,
    uses: v.array(exactFields({ purpose: stringField, category: stringField, lock: hexField(32) })),
    brandLock: hexField(32),
    issuedAt: integerField(0),
    expiresAt: integerField(0),
    requestId: hexField(32),
    salt: hexField(32),
  }),
  signature: hexField(65),
  recording: v.nullable(
    exactFields({
      root: hexField(32),
      proof: v.pipe(
        v.array(hexField(32)),
        rule('length', (proof: Hex[]) =>
          proof.length <= mostProofSteps ? null : `has ${proof.length} steps, more than ${mostProofSteps}.`,
        ),
      ),
    }),
  ),
})

/**
 * The receipts that came out of `readReceipt`, with their identity once it was asked for. They are frozen, so the answer stays right and
 * the signature is recovered once per receipt however often it is checked.
 */
const identities = new WeakMap<Receipt, ReceiptIdentity | null>()

/**
 * Reads a receipt. Only its form is checked; `evaluateFacts` says what it is worth.
 *
 * @param json the document, or the object that `parseJson` read from it
 * @returns the receipt, deeply frozen, hex in lower case
 * @throws {MalformedReceiptError} naming the path of the first thing wrong, for example `consent.uses[0].lock`
 * @example
 * import { readFile } from 'node:fs/promises'
 * import { parseReceipt } from '@consent-ledger/sdk'
 *
 * const receipt = parseReceipt(await readFile('receipt.json', 'utf8'))
 */
export function parseReceipt(json: string | object): Receipt {
  if (typeof json !== 'string') return checkReceipt(json)
  let value: unknown
  try {
    value = parseJson(json)
  } catch (cause) {
    if (!(cause instanceof MalformedJsonError)) throw cause
    throw new MalformedReceiptError({ path: cause.path, problem: cause.problem, detail: cause.detail }, { cause })
  }
  return checkReceipt(value)
}

/**
 * Reads a receipt from text or from a value that claims to be one. A receipt that was read before is returned as it is.
 *
 * @returns the receipt, deeply frozen, hex in lower case
 * @throws {MalformedReceiptError} naming the path of the first thing wrong
 */
export function readReceipt(receipt: string | Receipt): Receipt {
  if (typeof receipt === 'string') return parseReceipt(receipt)
  return identities.has(receipt) ? receipt : checkReceipt(receipt)
}

/**
 * Writes a receipt as compact JSON with its fields in a fixed order. `parseReceipt` reads it back.
 *
 * @param receipt the receipt, hex in any case
 * @returns JSON text, hex in lower case
 * @throws {MalformedReceiptError} when the value is no receipt, for example because it holds a field too many
 * @example
 * import { stringifyReceipt } from '@consent-ledger/sdk'
 * import { receipt } from './setup.ts'
 *
 * const json = stringifyReceipt(receipt)
 */
export function stringifyReceipt(receipt: Receipt): string {
  return JSON.stringify(readReceipt(receipt))
}

/**
 * Hashes a receipt's consent, recovers its signature and walks its proof: the costly part of checking it, done once per receipt and
 * only as far as it is read.
 *
 * Compare `signer` with `consent.subject`: any acceptable signature recovers to some address.
 *
 * @param receipt the receipt; one from `parseReceipt` is computed once only
 * @param crypto what hashes and recovers; `nobleCrypto` when omitted
 * @returns consentHash, signer and whether the proof is valid
 * @throws {MalformedReceiptError} when the value is no receipt
 * @example
 * import { identifyReceipt } from '@consent-ledger/sdk'
 * import { receipt } from './setup.ts'
 *
 * const { consentHash, signer, isProofValid } = identifyReceipt(receipt)
 * const isSigned = signer === receipt.consent.subject
 */
export function identifyReceipt(receipt: Receipt, crypto: CryptoBackend = nobleCrypto): ReceiptIdentity {
  const read = readReceipt(receipt)
  const known = identities.get(read)
  if (known !== null && known !== undefined) return known
  const identity = identityOf(read, crypto)
  identities.set(read, identity)
  return identity
}

/** Each part is computed when it is first asked for: whoever only sorts receipts by their hash recovers no signature. */
function identityOf(receipt: Receipt, crypto: CryptoBackend): ReceiptIdentity {
  const { consent, signature, recording } = receipt
  let hash: Hex | undefined
  let signer: Address | null | undefined
  let isProofValid: boolean | undefined
  const identity: ReceiptIdentity = {
    get consentHash() {
      hash ??= hashConsent(receipt, consent, crypto)
      return hash
    },
    get signer() {
      if (signer === undefined) signer = recoverOrNull(identity.consentHash, signature, crypto)
      return signer
    },
    get isProofValid() {
      isProofValid ??= recording !== null && verifyProof({ hash: identity.consentHash, ...recording, crypto })
      return isProofValid
    },
  }
  return Object.freeze(identity)
}

function checkReceipt(value: unknown): Receipt {
  const { output, fault } = readSchema(receiptSchema, value)
  if (fault !== null) throw new MalformedReceiptError(fault)
  const receipt: Receipt = deepFreeze(output)
  identities.set(receipt, null)
  return receipt
}

function recoverOrNull(digest: Hex, signature: Hex, crypto: CryptoBackend): Address | null {
  try {
    return recoverSigner(digest, signature, crypto)
  } catch (error) {
    if (error instanceof BadSignatureError) return null
    throw error
  }
}
