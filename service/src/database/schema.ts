import type { Generated } from 'kysely'
import type { Address, Hash, Hex } from 'viem'

/** How far a revocation is. `queued`: waits; `sent`: in a transaction; `included`: reads spent; `final`: spent on a final block. */
export type RevocationState = 'queued' | 'sent' | 'included' | 'final'

/** A request as it was answered with an id. Nothing of its openings is kept. */
type RequestTable = {
  id: string
  /** keccak256 over brand and locks: the same secrets posted again are the same request. */
  fingerprint: Hex
  brandId: Hex
  /** Unix seconds. */
  createdAt: number
}

type RequestLockTable = { requestId: string; lock: Hex }

/** A lock the relay has been asked to spend. */
type LockTable = {
  brandId: Hex
  lock: Hex
  /** Forgotten once the lock is final. */
  secret: Hex | null
  state: RevocationState
  /** Not sent before this moment, Unix seconds. */
  dueAt: number
  createdAt: number
  /** The relay's transaction that carries it, if any. */
  transactionId: number | null
  /** Where and when it was spent: unknown until it is. */
  transactionHash: Hash | null
  blockNumber: number | null
  revokedAt: number | null
  byBrand: number | null
}

/** `open`: not included; `mined`: in a block; `final`; `abandoned`: its nonce went to another transaction, or it reverted. */
type RelayTransactionState = 'open' | 'mined' | 'final' | 'abandoned'

/** One nonce of the relay. Written before anything is sent. */
type RelayTransactionTable = {
  id: Generated<number>
  nonce: number
  state: RelayTransactionState
  data: Hex
  gas: string
  createdAt: number
  /** When it was last handed to the node, in Unix seconds; 0: not yet. */
  broadcastAt: number
  /** The attempt that was included, and where. */
  hash: Hash | null
  blockNumber: number | null
  /** Since when its nonce is used up without any of its hashes having a receipt. */
  lostAt: number | null
}

/** A signed transaction for a nonce; a later attempt of the same nonce pays more. */
type RelayAttemptTable = {
  id: Generated<number>
  hash: Hash
  transactionId: number
  /** Forgotten once the transaction is final or abandoned. */
  raw: Hex | null
  maxFeePerGas: string
  maxPriorityFeePerGas: string
  createdAt: number
  /** The newest block when it was signed. */
  headNumber: number
}

/** Secrets paid for on a UTC day, by scope: `all`, `shared` or a brandId; `free` counts requests that cost nothing. */
type SpendingTable = { day: string; scope: string; spent: number }

type VaultTable = { vaultId: Address; version: number; blob: Uint8Array; size: number; updatedAt: number }

/** An event of the ledger, as the index mirrors it. */
type EventTable = {
  blockNumber: number
  logIndex: number
  blockHash: Hash
  transactionHash: Hash
  /** Time stamp of the block, Unix seconds. */
  at: number
  brandId: Hex
  name: string
  /** Only of ConsentRevoked. */
  lock: Hex | null
  /** The event's other values as JSON. */
  fields: string
}

/** Blocks the index has read up to; more than one, so that it finds its way back after a reorg. */
type CheckpointTable = { blockNumber: number; hash: Hash; timestamp: number }

export type Schema = {
  request: RequestTable
  requestLock: RequestLockTable
  lock: LockTable
  relayTransaction: RelayTransactionTable
  relayAttempt: RelayAttemptTable
  spending: SpendingTable
  vault: VaultTable
  event: EventTable
  checkpoint: CheckpointTable
}
