import type { Hash, Hex } from 'viem'
import type { Database } from '../database/openDatabase.ts'
import type { RevocationState } from '../database/schema.ts'

/** A request as `GET /revocations/:id` answers it. */
export type RevocationView = {
  readonly id: string
  /** The state of the lock that is least far. */
  readonly state: RevocationState
  readonly locks: readonly {
    readonly lock: Hex
    readonly state: RevocationState
    /** While sent: the attempt that pays most. Once included: where it was spent, as soon as known. */
    readonly transactionHash: Hash | null
    readonly blockNumber: number | null
    /** Unix seconds. */
    readonly revokedAt: number | null
    readonly byBrand: boolean | null
    /** Whose transaction spent it: this relay's or another. */
    readonly sentBy: 'relay' | 'other' | null
  }[]
}

const order: readonly RevocationState[] = ['queued', 'sent', 'included', 'final']

/** The state of a request: that of its lock which is least far. */
export function stateOf(states: readonly RevocationState[]): RevocationState {
  return order[Math.min(...states.map((state) => order.indexOf(state)))] as RevocationState
}

/**
 * Reads a request.
 * @param database the queue
 * @param id as answered when it was accepted
 * @returns the request, or null when no such id is known (any more)
 */
export async function readRevocation(database: Database, id: string): Promise<RevocationView | null> {
  const rows = await database
    .selectFrom('request')
    .innerJoin('requestLock', 'requestLock.requestId', 'request.id')
    .innerJoin('lock', (join) =>
      join.onRef('lock.brandId', '=', 'request.brandId').onRef('lock.lock', '=', 'requestLock.lock'),
    )
    .leftJoin('relayAttempt as own', 'own.hash', 'lock.transactionHash')
    .select([
      'lock.lock',
      'lock.state',
      'lock.transactionId',
      'lock.transactionHash',
      'lock.blockNumber',
      'lock.revokedAt',
      'lock.byBrand',
      'own.hash as ownHash',
    ])
    .where('request.id', '=', id)
    .orderBy('lock.lock')
    .execute()
  if (rows.length === 0) return null

  const sent = [
    ...new Set(rows.flatMap((row) => (row.state === 'sent' && row.transactionId !== null ? [row.transactionId] : []))),
  ]
  const attempts =
    sent.length === 0
      ? []
      : await database
          .selectFrom('relayAttempt')
          .select(['transactionId', 'hash'])
          .where('transactionId', 'in', sent)
          .orderBy('id')
          .execute()
  const newest = new Map(attempts.map(({ transactionId, hash }) => [transactionId, hash]))

  return {
    id,
    state: stateOf(rows.map(({ state }) => state)),
    locks: rows.map((row) => ({
      lock: row.lock,
      state: row.state,
      transactionHash:
        row.state === 'sent' && row.transactionId !== null
          ? (newest.get(row.transactionId) ?? null)
          : row.transactionHash,
      blockNumber: row.blockNumber,
      revokedAt: row.revokedAt,
      byBrand: row.byBrand === null ? null : row.byBrand === 1,
      sentBy: row.transactionHash === null ? null : row.ownHash === null ? 'other' : 'relay',
    })),
  }
}
