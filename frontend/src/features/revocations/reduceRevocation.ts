import type { Hex } from 'viem'
import type { Revocation, RevocationLock, RevocationState } from '../../config/vaultDocument.ts'

/** What can happen to a revocation on its way. Times are Unix seconds of this device. */
export type RevocationEvent =
  | { readonly type: 'stored'; readonly at: number }
  | { readonly type: 'endpoint-asked'; readonly at: number }
  | { readonly type: 'endpoint-answered'; readonly at: number; readonly acceptedLocks: readonly Hex[] }
  | { readonly type: 'endpoint-refused'; readonly at: number }
  | { readonly type: 'endpoint-silent'; readonly at: number }
  | { readonly type: 'relay-asked'; readonly at: number }
  | { readonly type: 'relay-answered'; readonly at: number; readonly requestId: string; readonly locks: readonly Hex[] }
  | { readonly type: 'relay-refused'; readonly at: number; readonly retryAt: number }
  | { readonly type: 'relay-silent'; readonly at: number; readonly retryAt: number }
  | { readonly type: 'relay-forgot'; readonly at: number; readonly requestId: string }
  | {
      readonly type: 'relay-moved'
      readonly at: number
      readonly progress: 'queued' | 'sent' | 'included' | 'final'
      readonly transactionHash: Hex | null
    }
  | { readonly type: 'wallet-asked'; readonly at: number }
  | { readonly type: 'wallet-rejected'; readonly at: number }
  | { readonly type: 'wallet-sent'; readonly at: number; readonly transactionHash: Hex; readonly sender: Hex }
  | { readonly type: 'wallet-seen'; readonly at: number; readonly nonce: number }
  | { readonly type: 'wallet-included'; readonly at: number }
  | { readonly type: 'wallet-repriced'; readonly at: number; readonly transactionHash: Hex }
  | { readonly type: 'wallet-cancelled'; readonly at: number }
  | { readonly type: 'wallet-replaced'; readonly at: number }
  | { readonly type: 'wallet-reverted'; readonly at: number }
  | { readonly type: 'wallet-dropped'; readonly at: number }
  | { readonly type: 'locks-read'; readonly at: number; readonly locks: readonly LockReading[] }

/** A lock as the chain shows it; `revokedAt` null while unspent. */
export type LockReading = {
  readonly lock: Hex
  readonly revokedAt: number | null
  readonly isByBrand: boolean
  readonly isFinal: boolean
}

/**
 * Moves a revocation one step: preparing → waiting → sent → included → confirmed → final, with the ways it can fail.
 *
 * Only what was read from the chain confirms; whatever the endpoint, the relay or the wallet say, the word is at most "included".
 *
 * @returns a new revocation with a higher revision, or the same object when the event changes nothing.
 */
export function reduceRevocation(before: Revocation, event: RevocationEvent): Revocation {
  const moved = applyEvent(before, event)
  if (moved === before) return before

  return { ...moved, state: stateOf(moved, event), updatedAt: event.at, revision: before.revision + 1 }
}

function applyEvent(before: Revocation, event: RevocationEvent): Revocation {
  const { endpoint, relay, wallet } = before

  switch (event.type) {
    case 'stored':
      return before.state === 'preparing' ? { ...before, state: 'waiting' } : before

    case 'endpoint-asked':
      return {
        ...before,
        endpoint: { ...endpoint, state: 'asked', attempts: endpoint.attempts + 1, triedAt: event.at },
      }
    case 'endpoint-answered':
      return {
        ...before,
        endpoint: { ...endpoint, state: 'answered', acceptedLocks: union(endpoint.acceptedLocks, event.acceptedLocks) },
      }
    case 'endpoint-refused':
      return { ...before, endpoint: { ...endpoint, state: 'refused' } }
    case 'endpoint-silent':
      return { ...before, endpoint: { ...endpoint, state: 'silent' } }

    case 'relay-asked':
      return { ...before, relay: { ...relay, state: 'asked', attempts: relay.attempts + 1, triedAt: event.at } }
    case 'relay-answered':
      return {
        ...before,
        relay: {
          ...relay,
          state: 'answered',
          acceptedLocks: union(relay.acceptedLocks, event.locks),
          requestIds: [...new Set([...relay.requestIds, event.requestId])],
          progress: relay.progress ?? 'queued',
          retryAt: 0,
        },
      }
    case 'relay-refused':
      return { ...before, relay: { ...relay, state: 'refused', retryAt: event.retryAt } }
    case 'relay-silent':
      return { ...before, relay: { ...relay, state: 'silent', retryAt: event.retryAt } }
    case 'relay-forgot':
      if (!relay.requestIds.includes(event.requestId)) return before
      return {
        ...before,
        relay: {
          ...relay,
          state: 'silent',
          acceptedLocks: [],
          requestIds: relay.requestIds.filter((id) => id !== event.requestId),
          progress: null,
          retryAt: event.at,
        },
      }
    case 'relay-moved':
      if (relay.progress === event.progress && relay.transactionHash === event.transactionHash) return before
      return { ...before, relay: { ...relay, progress: event.progress, transactionHash: event.transactionHash } }

    case 'wallet-asked':
      return {
        ...before,
        wallet: { state: 'asked', transactionHash: null, sender: null, nonce: null },
      }
    case 'wallet-rejected':
      // The answer to an earlier question must not hide what was sent since.
      return wallet.state === 'asked' ? { ...before, wallet: { ...wallet, state: 'rejected' } } : before
    case 'wallet-sent':
      return {
        ...before,
        wallet: { state: 'sent', transactionHash: event.transactionHash, sender: event.sender, nonce: null },
      }
    case 'wallet-seen':
      return wallet.nonce === event.nonce ? before : { ...before, wallet: { ...wallet, nonce: event.nonce } }
    case 'wallet-included':
      return wallet.state === 'included' ? before : { ...before, wallet: { ...wallet, state: 'included' } }
    case 'wallet-repriced':
      return { ...before, wallet: { ...wallet, state: 'sent', transactionHash: event.transactionHash } }
    case 'wallet-cancelled':
      return { ...before, wallet: { ...wallet, state: 'cancelled' } }
    case 'wallet-replaced':
      return { ...before, wallet: { ...wallet, state: 'replaced' } }
    case 'wallet-reverted':
      return { ...before, wallet: { ...wallet, state: 'reverted' } }
    case 'wallet-dropped':
      return { ...before, wallet: { ...wallet, state: 'dropped' } }

    case 'locks-read': {
      const locks = before.locks.map((lock) => readLock(lock, event.locks))
      return locks.every((lock, index) => lock === before.locks[index]) ? before : { ...before, locks }
    }
  }
}

function readLock(before: RevocationLock, readings: readonly LockReading[]): RevocationLock {
  const reading = readings.find((one) => one.lock.toLowerCase() === before.lock.toLowerCase())
  if (reading === undefined) return before
  const isSame =
    reading.revokedAt === before.revokedAt &&
    reading.isByBrand === before.isByBrand &&
    reading.isFinal === before.isFinal
  return isSame
    ? before
    : { ...before, revokedAt: reading.revokedAt, isByBrand: reading.isByBrand, isFinal: reading.isFinal }
}

function stateOf(one: Revocation, event: RevocationEvent): RevocationState {
  if (one.state === 'preparing' && event.type !== 'locks-read') return 'preparing'
  if (one.locks.length > 0 && one.locks.every((lock) => lock.revokedAt !== null && lock.isFinal)) return 'final'

  const needed = one.locks.filter((lock) => lock.isNeeded)
  const open = needed.filter((lock) => lock.revokedAt === null)
  if (needed.length > 0 && open.length === 0) return 'confirmed'
  if (one.state === 'preparing') return 'preparing'

  const { endpoint, relay, wallet } = one
  if (wallet.state === 'included' || relay.progress === 'included' || relay.progress === 'final') return 'included'

  const accepted = new Set([...endpoint.acceptedLocks, ...relay.acceptedLocks].map((lock) => lock.toLowerCase()))
  if (wallet.state === 'sent' || open.every((lock) => accepted.has(lock.lock.toLowerCase()))) return 'sent'

  const isDone = (state: string) => state === 'answered' || state === 'refused' || state === 'silent'
  const isStuck = isFailure(one.state)
  if ((!isDone(endpoint.state) || !isDone(relay.state)) && !isStuck) return 'waiting'
  return isFailure(wallet.state) ? wallet.state : 'failed'
}

const failures = ['failed', 'rejected', 'cancelled', 'replaced', 'reverted', 'dropped'] as const

function isFailure(state: string): state is (typeof failures)[number] {
  return failures.some((failure) => failure === state)
}

function union(left: readonly Hex[], right: readonly Hex[]): readonly Hex[] {
  return [...new Set([...left, ...right].map((lock) => lock.toLowerCase() as Hex))].sort()
}
