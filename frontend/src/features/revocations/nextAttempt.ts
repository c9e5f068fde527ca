import type { Hex } from 'viem'
import type { Revocation } from '../../config/vaultDocument.ts'

/** Seconds between attempts, the last one repeated. */
const pauses = [3, 6, 15, 30, 60, 120, 300]

/** Seconds after which a question without an answer counts as lost: the page was closed while it was asked. */
const lostAfter = 30

/** Seconds a lock may stay unspent after somebody took it, before all are asked again. */
const overdueAfter = 180

/** What is due for a revocation now. */
export type Due = {
  /** Locks to give to the brand's endpoint. */
  readonly endpoint: readonly Hex[]
  /** Locks to give to the relay, each with the seconds it should wait. */
  readonly relay: readonly { readonly lock: Hex; readonly after: number }[]
}

/** Seconds the relay leaves to the brand, which pays for itself. */
export const relayDelay = 60

/**
 * Says whom to ask for what: everybody until every lock reads spent, those who refused or kept silent after longer and
 * longer pauses, those who took a lock and did not get it onto the chain once more after three minutes.
 *
 * @param now Unix seconds of this device.
 */
export function nextAttempt(revocation: Revocation, now: number): Due {
  const open = revocation.locks.filter((lock) => lock.revokedAt === null).map((lock) => lock.lock)
  if (open.length === 0 || revocation.state === 'preparing') return { endpoint: [], relay: [] }

  const { endpoint, relay } = revocation
  const takenByBrand = new Set(endpoint.acceptedLocks)
  const takenByRelay = new Set(relay.acceptedLocks)

  const isEndpointDue =
    endpoint.state === 'answered'
      ? open.some((lock) => takenByBrand.has(lock)) && now >= endpoint.triedAt + overdueAfter
      : isDue(endpoint, now)

  const isOverdue = now >= relay.triedAt + overdueAfter
  const forRelay = open.filter((lock) => isOverdue || !takenByRelay.has(lock))
  // The brand pays for itself, so it comes first: until it has had its turn, and for what it took, the relay waits out the minute.
  const hadItsTurn = endpoint.attempts > 1 || (endpoint.state !== 'idle' && endpoint.state !== 'asked')
  const restOfMinute = Math.max(0, revocation.createdAt + relayDelay - now)

  const isRelayDue = isDue(relay.state === 'answered' ? { ...relay, state: 'refused' } : relay, now)

  return {
    endpoint: isEndpointDue ? open : [],
    relay:
      isRelayDue && now >= relay.retryAt
        ? forRelay.map((lock) => ({
            lock,
            after: takenByBrand.has(lock) || !hadItsTurn ? restOfMinute : 0,
          }))
        : [],
  }
}

function isDue(channel: { readonly state: string; readonly attempts: number; readonly triedAt: number }, now: number) {
  if (channel.state === 'idle') return true
  if (channel.state === 'asked') return now >= channel.triedAt + lostAfter
  if (channel.state === 'answered') return false
  return now >= channel.triedAt + pauseAfter(channel.attempts)
}

function pauseAfter(attempts: number): number {
  return pauses[Math.min(Math.max(attempts - 1, 0), pauses.length - 1)] ?? 300
}
