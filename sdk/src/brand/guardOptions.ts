import type { Account, Chain, Client, Hex, Transport } from 'viem'
import type { Deployment } from '../actions/deployment.ts'
import type { ReadClient } from '../actions/readClient.ts'
import type { CryptoBackend } from '../protocol/cryptoBackend.ts'
import type { Store } from './store.ts'

/** How final a recording must be before it counts. */
export type FinalityName = 'latest' | 'safe' | 'finalized'

/** Where the guard tells what it does: pino and console fit. Never given personal data, receipts or secrets. */
export type Logger = {
  info(values: object, message: string): void
  warn(values: object, message: string): void
  error(values: object, message: string): void
}

/** What the guard decides by; every field has a default. */
export type GuardPolicy = {
  /** Finality a recording needs before it counts. Default `safe`. */
  readonly finality?: FinalityName
  /** Seconds after which newest block or last poll are too old and everything is denied. Default 60. */
  readonly maxStaleness?: number
  /**
   * Seconds a block's time may be ahead of the local clock; a block further ahead is refused. Default `maxStaleness`. `Infinity` is for a local
   * chain whose clock is set ahead.
   */
  readonly maxClockSkew?: number
  /** Milliseconds between two looks at the chain. Default 1,000. */
  readonly pollInterval?: number
  /** Milliseconds between two recordings of new receipts. Default 10,000; 0 records only when `record()` is called. */
  readonly recordInterval?: number
  /** Milliseconds between two recordings of the use log. Default 60,000; 0 records only when `record()` is called. */
  readonly recordUsesInterval?: number
}

/** A viem client with an account of the brand's owner or operator. */
export type OperatorClient = Client<Transport, Chain | undefined, Account>

export type GuardOptions = {
  /** viem client of a node. */
  readonly client: ReadClient
  /** Clients of further nodes: all that answer must agree. */
  readonly clients?: readonly ReadClient[]
  readonly deployment: Deployment
  readonly brandId: Hex
  /** `sqliteStore('consent.db')`. One store belongs to one brand on one ledger. */
  readonly store: Store
  /** Records grants and uses, and puts revocations on chain. Without it revocations go to `relayUrl` and nothing is recorded. */
  readonly operator?: OperatorClient
  /** Address of the app, such as `https://app.example`: links to the consent screen start with it. */
  readonly appUrl: string
  /** Address of the public relay. */
  readonly relayUrl?: string
  /** A file written by `guard.writeSnapshot`: starts in seconds where the store would take minutes. One that cannot be used is refused. */
  readonly snapshot?: string
  readonly policy?: GuardPolicy
  /** What hashes and recovers signatures: `await nativeCrypto()` of `@consent-ledger/sdk/native` on servers. Plain JavaScript when absent. */
  readonly crypto?: CryptoBackend
  readonly logger?: Logger
  /** Unix seconds now; the machine's clock when absent. */
  readonly clock?: () => number
}
