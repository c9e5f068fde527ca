import type { Hex } from 'viem'
import { InvalidOpeningError } from '../errors/invalidOpeningError.ts'
import { consentWords, hashConsentWords, hashUse, hashUseWords, useWords } from './consent.ts'
import { arrayWord, bytesOf, digestOf, hexOf, type LedgerDomain } from './eip712.ts'
import { lockOf } from './keys.ts'
import { verifyProof } from './merkle.ts'
import type { Receipt, Recording } from './receipt.ts'

/** What shows a relay that a secret belongs to a recorded consent, without showing the consent's words. */
export type Opening = {
  /** The twelve EIP-712 words of the consent after its type hash. */
  readonly words: readonly Hex[]
  /** For a use lock: the use's place, its three words after the type hash, and the hashes of the other uses in order. Null for the brand lock. */
  readonly use: { readonly index: number; readonly words: readonly Hex[]; readonly others: readonly Hex[] } | null
  readonly recording: Recording | null
}

const brandIdPlace = 0
const usesPlace = 6
const brandLockPlace = 7
const lockPlace = 2

/**
 * Builds the opening of one lock of a receipt.
 *
 * @param receipt the receipt; one not recorded yet gives an opening without recording, which no relay accepts as one.
 * @param use `purpose` and `category` of the use whose lock is meant; null for the brand lock.
 * @returns the opening, hex in lower case.
 * @throws {InvalidOpeningError} when the receipt has no such use.
 * @throws {InvalidValueError} when the receipt is malformed.
 * @example
 * import { buildOpening } from '@consent-ledger/sdk'
 * import { receipt } from './setup.ts'
 *
 * const ofBrandLock = buildOpening(receipt, null)
 * const ofUse = buildOpening(receipt, { purpose: 'offers.personalised', category: 'behaviour.purchases' })
 */
export function buildOpening(receipt: Receipt, use: { purpose: string; category: string } | null): Opening {
  const { consent, recording } = receipt
  return {
    words: consentWords(consent).map(hexOf),
    use: use === null ? null : openUse(receipt, use),
    recording: recording && {
      root: lowerCase(recording.root),
      proof: recording.proof.map(lowerCase),
    },
  }
}

/**
 * Reads an opening from outside by its form alone.
 *
 * @param value what JSON gave.
 * @returns the opening.
 * @throws {InvalidOpeningError} when a field is missing, unknown or malformed.
 * @example
 * import { buildOpening, parseOpening } from '@consent-ledger/sdk'
 * import { receipt } from './setup.ts'
 *
 * const body = JSON.stringify(buildOpening(receipt, null))
 * const opening = parseOpening(JSON.parse(body))
 */
export function parseOpening(value: unknown): Opening {
  const opening = fieldsOf(value, ['words', 'use', 'recording'], 'opening')
  const { use, recording } = opening
  return {
    words: wordsOf(opening.words, 'words', 12),
    use: use === null ? null : parseUse(use),
    recording: recording === null ? null : parseRecording(recording),
  }
}

/**
 * Verifies that a secret opens a lock of a consent of a brand, and that the proof leads from that consent to its root.
 * Whether the brand has recorded the root is the caller's look-up.
 *
 * @param domain chain and ledger.
 * @param parameters `brandId`; `secret`, 32 bytes; `opening`, as it came.
 * @returns `consentHash` and `root`.
 * @throws {InvalidOpeningError} when anything does not fit; its path tells where.
 * @throws {InvalidValueError} when brandId or secret is malformed.
 * @example
 * import { buildOpening, deriveBrandKey, deriveBrandSecret, verifyOpening } from '@consent-ledger/sdk'
 * import { brandId, deployment, receipt, seed } from './setup.ts'
 *
 * const secret = deriveBrandSecret(deriveBrandKey({ ...deployment, seed, brandId }), 0)
 * const opening = buildOpening(receipt, null)
 * const { consentHash, root } = verifyOpening(deployment, { brandId, secret, opening })
 */
export function verifyOpening(
  domain: LedgerDomain,
  { brandId, secret, opening }: { brandId: Hex; secret: Hex; opening: unknown },
): { consentHash: Hex; root: Hex } {
  const { words, use, recording } = parseOpening(opening)
  const lock = lockOf(secret)
  if (words[brandIdPlace] !== hexOf(bytesOf(brandId, 32, 'brandId')))
    throw new InvalidOpeningError('words[0]', 'it is the consent of another brand')

  if (use === null) {
    if (words[brandLockPlace] !== lock) throw new InvalidOpeningError('secret', 'it does not open the brand lock')
  } else {
    if (use.words[lockPlace] !== lock) throw new InvalidOpeningError('secret', 'it does not open the lock of the use')
    const hashes = use.others.map((hash) => bytesOf(hash, 32, 'use.others'))
    hashes.splice(use.index, 0, hashUseWords(use.words.map((word) => bytesOf(word, 32, 'use.words'))))
    if (words[usesPlace] !== hexOf(arrayWord(hashes)))
      throw new InvalidOpeningError('use', 'the consent has no such use at that place')
  }

  const consentHash = digestOf(domain, hashConsentWords(words.map((word) => bytesOf(word, 32, 'words'))))
  if (recording === null) throw new InvalidOpeningError('recording', 'the consent is not recorded')
  if (!verifyProof({ hash: consentHash, proof: recording.proof, root: recording.root }))
    throw new InvalidOpeningError('recording.proof', 'it does not lead from the consent to the root')
  return { consentHash, root: recording.root }
}

function openUse({ consent }: Receipt, { purpose, category }: { purpose: string; category: string }): Opening['use'] {
  const index = consent.uses.findIndex((use) => use.purpose === purpose && use.category === category)
  const use = consent.uses[index]
  if (use === undefined) throw new InvalidOpeningError('use', `the receipt has no use ${purpose} × ${category}`)
  return {
    index,
    words: useWords(use).map(hexOf),
    others: consent.uses.filter((_, place) => place !== index).map(hashUse),
  }
}

function parseUse(value: unknown): NonNullable<Opening['use']> {
  const { index, words, others } = fieldsOf(value, ['index', 'words', 'others'], 'use')
  const hashes = wordsOf(others, 'use.others')
  if (!Number.isSafeInteger(index) || (index as number) < 0 || (index as number) > hashes.length)
    throw new InvalidOpeningError('use.index', 'it is no place among the uses')
  return { index: index as number, words: wordsOf(words, 'use.words', 3), others: hashes }
}

function parseRecording(value: unknown): Recording {
  const { root, proof } = fieldsOf(value, ['root', 'proof'], 'recording')
  return { root: wordOf(root, 'recording.root'), proof: wordsOf(proof, 'recording.proof') }
}

function fieldsOf(value: unknown, names: readonly string[], path: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new InvalidOpeningError(path, 'it is no object')
  const keys = Object.keys(value)
  if (keys.length !== names.length || !names.every((name) => keys.includes(name)))
    throw new InvalidOpeningError(path, `its fields are not ${names.join(', ')}`)
  return value as Record<string, unknown>
}

function wordsOf(value: unknown, path: string, count?: number): Hex[] {
  if (!Array.isArray(value)) throw new InvalidOpeningError(path, 'it is no array')
  if (count !== undefined && value.length !== count) throw new InvalidOpeningError(path, `it has not ${count} words`)
  return value.map((word, index) => wordOf(word, `${path}[${index}]`))
}

function wordOf(value: unknown, path: string): Hex {
  if (typeof value !== 'string' || !/^0x[0-9a-fA-F]{64}$/.test(value))
    throw new InvalidOpeningError(path, 'it is not 0x and 64 hex digits')
  return lowerCase(value as Hex)
}

function lowerCase(hex: Hex): Hex {
  return hex.toLowerCase() as Hex
}
