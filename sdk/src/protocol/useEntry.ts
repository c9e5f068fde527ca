import type { Hex } from 'viem'
import { InvalidUseEntryError } from '../errors/invalidUseEntryError.ts'
import { compareUtf8 } from './compareUtf8.ts'
import { zeroHash } from './digest.ts'
import { arrayWord, bytes32Word, digestOf, type LedgerDomain, stringWord, typeHash, uintWord } from './eip712.ts'
import { isText } from './text.ts'

/** The brand's record of one actual data use under one consent. */
export type UseEntry = {
  readonly consentHash: Hex
  /** Place among the entries of one subject, counted from 0. */
  readonly index: number
  /** Hash of the entry before; zero for the first. */
  readonly previous: Hex
  readonly purpose: string
  /** Sorted in UTF-8 byte order, no repeats. */
  readonly categories: readonly string[]
  /** The brand's words for the occasion, 0 to 200 code points. */
  readonly context: string
  /** Unix seconds. */
  readonly at: number
  /** The block of the decision. */
  readonly blockNumber: number
  readonly salt: Hex
}

/** The last entry of a subject, which the next one continues. */
export type UseEntryHead = { readonly index: number; readonly hash: Hex }

const useEntryTypeHash = typeHash(
  'UseEntry(bytes32 consentHash,uint64 index,bytes32 previous,string purpose,string[] categories,string context,uint64 at,uint64 blockNumber,bytes32 salt)',
)

/**
 * The EIP-712 digest of a use entry.
 *
 * @param domain chain and ledger.
 * @param entry the entry; only the form of each value is checked.
 * @returns 32 bytes as hex.
 * @throws {InvalidValueError} when a field is malformed.
 * @see EIP-712
 * @example
 * import { hashUseEntry, type UseEntry } from '@consent-ledger/sdk'
 * import { deployment } from './setup.ts'
 *
 * const hashesOf = (entries: UseEntry[]) => entries.map((entry) => hashUseEntry(deployment, entry))
 */
export function hashUseEntry(domain: LedgerDomain, entry: UseEntry): Hex {
  return hashAt(domain, entry, 'entry')
}

/**
 * Reads a use entry from outside by its form alone.
 *
 * @param value what JSON gave.
 * @param path where it stands, for errors.
 * @returns the entry.
 * @throws {InvalidUseEntryError} when a field is missing, unknown or of the wrong type.
 * @throws {InvalidValueError} when a number or hex value is malformed.
 * @example
 * import { parseUseEntry } from '@consent-ledger/sdk'
 *
 * const readEntries = (json: string) => JSON.parse(json).map((value: unknown) => parseUseEntry(value))
 */
export function parseUseEntry(value: unknown, path = 'entry'): UseEntry {
  if (typeof value !== 'object' || value === null || Object.keys(value).sort().join() !== entryFields.join())
    throw new InvalidUseEntryError(path, `an object with exactly ${entryFields.join(', ')}`)
  const entry = value as UseEntry
  if (!Array.isArray(entry.categories)) throw new InvalidUseEntryError(`${path}.categories`, 'an array')
  entryWords(entry, path)
  return entry
}

/**
 * Numbers and chains entries of one subject.
 *
 * @param domain chain and ledger.
 * @param entries in order, without `index` and `previous`.
 * @param head the subject's last entry, which the first of these continues; null when there is none.
 * @returns the complete entries with their hashes.
 * @throws {InvalidUseEntryError} when a text is not allowed or categories are not sorted and unique.
 * @throws {InvalidValueError} when a field is malformed.
 * @example
 * import { buildTree, identifyReceipt, linkUseEntries } from '@consent-ledger/sdk'
 * import { deployment, receipt } from './setup.ts'
 *
 * const linked = linkUseEntries(deployment, [
 *   {
 *     consentHash: identifyReceipt(receipt).consentHash,
 *     purpose: 'offers.personalised',
 *     categories: ['behaviour.purchases'],
 *     context: 'home page banner',
 *     at: 1_800_000_000,
 *     blockNumber: 12_345,
 *     salt: `0x${'0a'.repeat(32)}`,
 *   },
 * ])
 * const { root } = buildTree(linked.map(({ hash }) => hash))
 */
export function linkUseEntries(
  domain: LedgerDomain,
  entries: readonly Omit<UseEntry, 'index' | 'previous'>[],
  head: UseEntryHead | null = null,
): { entry: UseEntry; hash: Hex }[] {
  let index = head === null ? 0 : head.index + 1
  let previous = head === null ? zeroHash : head.hash
  return entries.map((unlinked, place) => {
    const path = `entries[${place}]`
    const entry = { ...unlinked, index, previous }
    assertTexts(entry, path)
    const hash = hashAt(domain, entry, path)
    index += 1
    previous = hash
    return { entry, hash }
  })
}

/**
 * Checks that entries are well formed and chained without gap, swap or change.
 *
 * @param domain chain and ledger.
 * @param entries complete entries of one subject in order.
 * @param head the subject's entry before the first of these; null when they start at 0.
 * @returns their hashes.
 * @throws {InvalidUseEntryError} when an entry does not continue the one before; its path is like `entries[2].previous`.
 * @throws {InvalidValueError} when a field is malformed.
 * @example
 * import { checkUseEntries, type UseEntry } from '@consent-ledger/sdk'
 * import { deployment } from './setup.ts'
 *
 * const isWholeLog = (entries: UseEntry[], lastHash: string) => checkUseEntries(deployment, entries).at(-1) === lastHash
 */
export function checkUseEntries(
  domain: LedgerDomain,
  entries: readonly UseEntry[],
  head: UseEntryHead | null = null,
): Hex[] {
  let index = head === null ? 0 : head.index + 1
  let previous = head === null ? zeroHash : head.hash
  return entries.map((entry, place) => {
    const path = `entries[${place}]`
    assertTexts(entry, path)
    const hash = hashAt(domain, entry, path)
    if (entry.index !== index) throw new InvalidUseEntryError(`${path}.index`, `${index}`)
    if (entry.previous.toLowerCase() !== previous.toLowerCase())
      throw new InvalidUseEntryError(`${path}.previous`, `the hash of the entry before, ${previous}`)
    index += 1
    previous = hash
    return hash
  })
}

const entryFields = [
  'at',
  'blockNumber',
  'categories',
  'consentHash',
  'context',
  'index',
  'previous',
  'purpose',
  'salt',
]

function hashAt(domain: LedgerDomain, entry: UseEntry, path: string): Hex {
  return digestOf(domain, arrayWord(entryWords(entry, path)))
}

function entryWords(entry: UseEntry, path: string): Uint8Array[] {
  return [
    useEntryTypeHash,
    bytes32Word(entry.consentHash, `${path}.consentHash`),
    uintWord(entry.index, `${path}.index`),
    bytes32Word(entry.previous, `${path}.previous`),
    stringWord(entry.purpose, `${path}.purpose`),
    arrayWord(entry.categories.map((category, place) => stringWord(category, `${path}.categories[${place}]`))),
    stringWord(entry.context, `${path}.context`),
    uintWord(entry.at, `${path}.at`),
    uintWord(entry.blockNumber, `${path}.blockNumber`),
    bytes32Word(entry.salt, `${path}.salt`),
  ]
}

function assertTexts(entry: UseEntry, path: string): void {
  if (!isText(entry.context, { minimum: 0, maximum: 200 }))
    throw new InvalidUseEntryError(`${path}.context`, 'text of 0 to 200 code points in NFC without control characters')
  if (!isText(entry.purpose, { minimum: 1, maximum: 200 }))
    throw new InvalidUseEntryError(`${path}.purpose`, 'text of 1 to 200 code points in NFC without control characters')
  for (const [place, category] of entry.categories.entries()) {
    if (!isText(category, { minimum: 1, maximum: 200 }))
      throw new InvalidUseEntryError(
        `${path}.categories[${place}]`,
        'text of 1 to 200 code points in NFC without control characters',
      )
    const before = entry.categories[place - 1]
    if (before !== undefined && compareUtf8(before, category) >= 0)
      throw new InvalidUseEntryError(`${path}.categories`, 'sorted in UTF-8 byte order without repeats')
  }
}
