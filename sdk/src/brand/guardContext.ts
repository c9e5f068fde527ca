import type { Hex } from 'viem'
import type { Deployment } from '../actions/deployment.ts'
import type { ReadClient } from '../actions/readClient.ts'
import type { CryptoBackend } from '../protocol/cryptoBackend.ts'
import type { LedgerDomain } from '../protocol/eip712.ts'
import type { NoticeFact } from '../protocol/facts.ts'
import type { FinalityName, Logger, OperatorClient } from './guardOptions.ts'
import type { HotState } from './hotState.ts'
import type { LiveState } from './liveState.ts'
import type { RecorderLease } from './recorderLease.ts'
import type { Store } from './store.ts'

/** What the parts of one guard share. */
export type GuardContext = {
  readonly brandId: Hex
  readonly deployment: Deployment
  readonly domain: LedgerDomain
  readonly clients: readonly ReadClient[]
  readonly operator: OperatorClient | null
  readonly appUrl: string
  readonly relayUrl: string | null
  readonly policy: {
    readonly finality: FinalityName
    readonly maxStaleness: number
    readonly maxClockSkew: number
    readonly pollInterval: number
    readonly recordInterval: number
    readonly recordUsesInterval: number
  }
  readonly crypto: CryptoBackend
  readonly logger: Logger
  /** Unix seconds by the local clock. */
  readonly clock: () => number
  readonly db: Store['db']
  /** Where the store's tables are; null: where unqualified names lead. */
  readonly schema: Store['schema']
  /** Whether other guards may use the store, too. */
  readonly isShared: boolean
  readonly lease: RecorderLease
  /** Set before anything else looks at it, and then the same for good. */
  hot: HotState
  readonly live: LiveState
  /** The brand's notices as the chain shows them, by number. */
  notices: readonly NoticeFact[]
}
