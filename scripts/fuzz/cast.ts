import {
  type Address,
  concatHex,
  type Hex,
  keccak256,
  numberToHex,
  padHex,
  stringToHex,
  zeroAddress,
  zeroHash,
} from 'viem'
import { chainId } from './setting.ts'

const largestWord: Hex = `0x${'f'.repeat(64)}`

/** Few of everything, so that calls meet often; among them the values at the borders. */
const senders: readonly Address[] = [
  '0xa11ce00000000000000000000000000000000001',
  '0xb0b0000000000000000000000000000000000002',
  '0xca40100000000000000000000000000000000003',
  '0xffffffffffffffffffffffffffffffffffffffff',
]
const salts: readonly Hex[] = [zeroHash, largestWord]
const documents: readonly Hex[] = [
  '0x',
  '0x00',
  stringToHex('a notice'),
  // Neither UTF-8 nor a whole number of words.
  `0x${'fffe80'.repeat(700)}`,
]
const texts: readonly Hex[] = [
  '0x',
  stringToHex('K'),
  stringToHex('a'.repeat(31)),
  stringToHex('ä'.repeat(16)),
  stringToHex('c'.repeat(33)),
  stringToHex('longer '.repeat(90)),
  '0xff',
]
const secrets: readonly Hex[] = [zeroHash, largestWord, keccak256('0x01'), keccak256('0x02'), keccak256('0x03')]

/** Every value that random calls are made of. */
export type Cast = {
  readonly senders: readonly Address[]
  /** Also those that never send. */
  readonly accounts: readonly Address[]
  readonly salts: readonly Hex[]
  /** How to register the brands: by which of the senders, with which salt. */
  readonly registrations: readonly { readonly otherwise: number; readonly salt: Hex }[]
  /** Nobody can register the last two. */
  readonly brandIds: readonly Hex[]
  readonly documents: readonly Hex[]
  readonly documentHashes: readonly Hex[]
  /** The first is empty. */
  readonly texts: readonly Hex[]
  readonly secrets: readonly Hex[]
  /** Roots and locks are the same words: what is one for the ledger must never be taken for the other. */
  readonly words: readonly Hex[]
}

/** The cast of a ledger: the ids of its brands depend on its address. */
export function castOf(ledger: Address): Cast {
  // Two brands of the first account, one each of the others.
  const registrations = senders
    .flatMap((sender, otherwise) => salts.map((salt) => ({ sender, otherwise, salt })))
    .filter(({ otherwise, salt }) => otherwise === 0 || salt === zeroHash)
  const brandIds = registrations.map(({ sender, salt }) =>
    keccak256(concatHex([numberToHex(chainId, { size: 32 }), padHex(ledger), padHex(sender), salt])),
  )
  const documentHashes = documents.map((document) => keccak256(document))
  return {
    senders,
    accounts: [...senders, zeroAddress, ledger],
    salts,
    registrations,
    brandIds: [...brandIds, zeroHash, largestWord],
    documents,
    documentHashes,
    texts,
    secrets,
    words: [...secrets.map((secret) => keccak256(secret)), ...documentHashes, zeroHash, largestWord],
  }
}
