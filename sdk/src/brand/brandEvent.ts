import { decodeEventLog, type Hex, hexToNumber, type RpcLog } from 'viem'
import { consentLedgerAbi } from '../abi/consentLedgerAbi.ts'

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
  | { readonly kind: 'uses'; readonly root: Hex }
  | { readonly kind: 'revoked'; readonly lock: Hex; readonly byBrand: boolean }
)

/**
 * Decodes a log of the brand.
 *
 * @param at time stamp of its block, Unix seconds
 * @returns the event, or null for one that changes no decision (operators, transfers)
 */
export function readBrandEvent(log: RpcLog, at: number): BrandEvent | null {
  const place = {
    blockNumber: hexToNumber(log.blockNumber as Hex),
    logIndex: hexToNumber(log.logIndex as Hex),
    transactionHash: log.transactionHash as Hex,
    at,
  }
  const { eventName, args } = decodeEventLog({ abi: consentLedgerAbi, topics: log.topics, data: log.data })
  switch (eventName) {
    case 'BrandRegistered':
    case 'BrandUpdated':
      return { ...place, kind: 'named', name: args.name, domain: args.domain }
    case 'NoticePublished':
      return { ...place, kind: 'notice', noticeHash: args.noticeHash, number: args.number, document: args.document }
    case 'GrantsRecorded':
      return { ...place, kind: 'grants', root: args.root }
    case 'UsesRecorded':
      return { ...place, kind: 'uses', root: args.root }
    case 'ConsentRevoked':
      return { ...place, kind: 'revoked', lock: args.lock, byBrand: args.byBrand }
    default:
      return null
  }
}
