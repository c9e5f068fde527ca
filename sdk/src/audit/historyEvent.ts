import type { Address, Hash, Hex } from 'viem'
import type { Notice } from '../protocol/notice.ts'

type At = {
  readonly blockNumber: bigint
  readonly blockHash: Hash
  readonly transactionHash: Hash
  readonly logIndex: number
  /** Time stamp of the block, Unix seconds. */
  readonly at: number
}

type Named = { readonly kind: 'brand'; readonly name: string; readonly domain: string }

/** One event of a brand. `event` is its name in the contract, `kind` the group an auditor filters by. */
export type HistoryEvent = At &
  (
    | (Named & { readonly event: 'BrandRegistered'; readonly owner: Address })
    | (Named & { readonly event: 'BrandUpdated' })
    | {
        readonly kind: 'operator'
        readonly event: 'OperatorSet'
        readonly operator: Address
        readonly allowed: boolean
      }
    | {
        readonly kind: 'transfer'
        readonly event: 'BrandTransferStarted'
        readonly owner: Address
        readonly pendingOwner: Address
      }
    | {
        readonly kind: 'transfer'
        readonly event: 'BrandTransferred'
        readonly previousOwner: Address
        readonly owner: Address
      }
    | {
        readonly kind: 'notice'
        readonly event: 'NoticePublished'
        readonly noticeHash: Hex
        /** Counts the notices of the brand from 1. */
        readonly number: number
        readonly document: Hex
        /** Null if the document is not a notice. */
        readonly notice: Notice | null
        /** Whether the document has the hash the event names. */
        readonly isIntact: boolean
      }
    | { readonly kind: 'recording'; readonly event: 'GrantsRecorded'; readonly root: Hex; readonly operator: Address }
    | {
        readonly kind: 'use'
        readonly event: 'UsesRecorded'
        readonly root: Hex
        readonly digest: Hex
        readonly operator: Address
      }
    | {
        readonly kind: 'revocation'
        readonly event: 'ConsentRevoked'
        readonly lock: Hex
        readonly byBrand: boolean
        readonly sender: Address
      }
  )
