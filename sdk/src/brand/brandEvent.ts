import { type Address, decodeEventLog, encodeAbiParameters, encodeEventTopics, type Hex, keccak256 } from 'viem'
import { consentLedgerAbi } from '../abi/consentLedgerAbi.ts'
import { NodeAnswerInvalidError } from '../errors/nodeAnswerInvalidError.ts'

/** What the mirror keeps of one log. */
export type BrandEvent = {
  readonly blockNumber: number
  readonly logIndex: number
  readonly transactionHash: Hex
  /** Time stamp of the block, Unix seconds. */
  readonly at: number
} & (
  | { readonly kind: 'named'; readonly name: string; readonly domain: string }
  | { readonly kind: 'notice'; readonly noticeHash: Hex; readonly number: number; readonly document: Hex }
  | { readonly kind: 'grants'; readonly root: Hex }
  | { readonly kind: 'uses'; readonly root: Hex; readonly digest: Hex }
  | { readonly kind: 'revoked'; readonly lock: Hex; readonly byBrand: boolean }
)

/** Where a log stands in the chain. */
export type LogPlace = {
  readonly blockNumber: number
  readonly blockHash: Hex
  readonly logIndex: number
  readonly transactionHash: Hex
  /** Time stamp of the block if the node adds it to the log; null if it does not. */
  readonly blockTime: number | null
}

/** Whose logs are wanted. Both in lower case. */
export type LogOwner = { readonly ledger: Address; readonly brandId: Hex }

type RawLog = Readonly<Record<string, unknown>>

const topicOf = (eventName: 'ConsentRevoked' | 'GrantsRecorded' | 'UsesRecorded') =>
  encodeEventTopics({ abi: consentLedgerAbi, eventName } as never)[0] as Hex

const revokedTopic = topicOf('ConsentRevoked')
const grantsTopic = topicOf('GrantsRecorded')
const usesTopic = topicOf('UsesRecorded')

/** Letters of an ABI word. */
const word = 64
const falseWord = '0'.repeat(word)
const trueWord = `${'0'.repeat(word - 1)}1`
const addressWord = /^0{24}[0-9a-f]{40}$/
const hash = /^0x[0-9a-f]{64}$/
const bytes = /^0x(?:[0-9a-f]{2})*$/
const quantity = /^0x(?:0|[1-9a-f][0-9a-f]{0,12})$/

function refuse(detail: string): never {
  throw new NodeAnswerInvalidError({ request: 'eth_getLogs', detail })
}

function readHash(value: unknown, name: string): Hex {
  const text = typeof value === 'string' ? value.toLowerCase() : ''
  return hash.test(text) ? (text as Hex) : refuse(`the ${name} of a log is no hash`)
}

function readQuantity(value: unknown, name: string): number {
  if (typeof value !== 'string' || !quantity.test(value)) return refuse(`the ${name} of a log is no number`)
  return Number(value)
}

/**
 * Reads where a log stands.
 *
 * @throws {NodeAnswerInvalidError} when it says so in a form that cannot be right
 */
export function readLogPlace(log: RawLog): LogPlace {
  const time = log.blockTimestamp
  return {
    blockNumber: readQuantity(log.blockNumber, 'block number'),
    blockHash: readHash(log.blockHash, 'block hash'),
    logIndex: readQuantity(log.logIndex, 'index'),
    transactionHash: readHash(log.transactionHash, 'transaction hash'),
    blockTime: time === undefined || time === null ? null : readQuantity(time, 'block time'),
  }
}

/**
 * Decodes a log of the brand, strictly: what is not exactly what the ledger emits is refused, never guessed. The three events that come in
 * great numbers are laid out by hand.
 *
 * @param log as `eth_getLogs` gave it
 * @param at time stamp of its block, Unix seconds
 * @returns the event, or null for one that changes no decision (operators, transfers)
 * @throws {NodeAnswerInvalidError} when it is no log of this brand, or none the ledger can have emitted
 */
export function readBrandEvent(
  log: RawLog,
  { ledger, brandId }: LogOwner,
  place: LogPlace,
  at: number,
): BrandEvent | null {
  const { address, topics, data } = log
  if (typeof address !== 'string' || address.toLowerCase() !== ledger) return refuse('it has a log of another contract')
  if (!Array.isArray(topics) || topics.length < 2 || topics.length > 4) return refuse('a log has the wrong topics')
  const signature = readHash(topics[0], 'first topic')
  if (readHash(topics[1], 'brand') !== brandId) return refuse('it has a log of another brand')
  if (typeof data !== 'string') return refuse('a log has no data')
  const { blockNumber, logIndex, transactionHash } = place

  if (signature === revokedTopic) {
    if (topics.length !== 3) return refuse('a log has the wrong topics')
    const lock = readHash(topics[2], 'lock')
    const flag = data.slice(2, 2 + word)
    if (flag !== falseWord && flag !== trueWord) return refuse('a log has malformed data')
    readAddresses(data, 1)
    return { blockNumber, logIndex, transactionHash, at, kind: 'revoked', lock, byBrand: flag === trueWord }
  }
  if (signature === grantsTopic) {
    if (topics.length !== 3) return refuse('a log has the wrong topics')
    const root = readHash(topics[2], 'root')
    readAddresses(data, 0)
    return { blockNumber, logIndex, transactionHash, at, kind: 'grants', root }
  }
  if (signature === usesTopic) {
    if (topics.length !== 3) return refuse('a log has the wrong topics')
    const root = readHash(topics[2], 'root')
    const digest = readHash(data.slice(0, 2 + word), 'digest')
    readAddresses(data, 1)
    return { blockNumber, logIndex, transactionHash, at, kind: 'uses', root, digest }
  }
  return readRareEvent(topics, data, { blockNumber, logIndex, transactionHash, at })
}

/** The data of a log must end with one address after so many other words. */
function readAddresses(data: string, wordsBefore: number): void {
  const start = 2 + wordsBefore * word
  if (data.length !== start + word || !data.startsWith('0x') || !addressWord.test(data.slice(start).toLowerCase())) {
    refuse('a log has malformed data')
  }
}

/** Events with texts in them: decoded by viem, and encoded again to be sure that nothing was left out or read past. */
function readRareEvent(
  rawTopics: readonly unknown[],
  rawData: string,
  place: { blockNumber: number; logIndex: number; transactionHash: Hex; at: number },
): BrandEvent | null {
  const topics = rawTopics.map((topic) => readHash(topic, 'topic')) as [Hex, ...Hex[]]
  const data = rawData.toLowerCase() as Hex
  if (!bytes.test(data)) return refuse('a log has malformed data')
  const { eventName, args } = decode(topics, data)
  switch (eventName) {
    case 'BrandRegistered':
    case 'BrandUpdated':
      return { ...place, kind: 'named', name: args.name, domain: args.domain }
    case 'NoticePublished':
      if (keccak256(args.document) !== args.noticeHash) return refuse('the text of a notice does not have its hash')
      return { ...place, kind: 'notice', noticeHash: args.noticeHash, number: args.number, document: args.document }
    default:
      return null
  }
}

function decode(topics: [Hex, ...Hex[]], data: Hex) {
  let decoded: ReturnType<typeof decodeEventLog<typeof consentLedgerAbi, undefined, Hex[], Hex, true>>
  let again: Hex
  try {
    decoded = decodeEventLog({ abi: consentLedgerAbi, topics, data, strict: true })
    const { eventName } = decoded
    const entry = consentLedgerAbi.find((item) => item.type === 'event' && item.name === eventName)
    const inputs = (entry?.inputs ?? []) as readonly { name: string; type: string; indexed?: boolean }[]
    if (inputs.filter(({ indexed }) => indexed).length !== topics.length - 1)
      return refuse('a log has the wrong topics')
    const args = decoded.args as Readonly<Record<string, unknown>>
    const unindexed = inputs.filter(({ indexed }) => !indexed)
    again = encodeAbiParameters(
      unindexed,
      unindexed.map(({ name }) => args[name]),
    )
  } catch (error) {
    if (error instanceof NodeAnswerInvalidError) throw error
    throw new NodeAnswerInvalidError(
      { request: 'eth_getLogs', detail: 'it has a log the ledger cannot have emitted' },
      { cause: error },
    )
  }
  if (again !== data) return refuse('a log has malformed data')
  return decoded
}
