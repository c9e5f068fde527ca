import { getLockStates, type ReadClient } from '@consent-ledger/sdk'
import type { Address, Hex } from 'viem'
import { getBlock } from 'viem/actions'
import type { Env } from '../../config/env.ts'
import type { LockReading } from './reduceRevocation.ts'

/**
 * Reads locks of one brand from the chain.
 *
 * @param input.finalizedAt time stamp of the newest final block, 0 when none is: a lock spent before it stays spent.
 * @throws {ChainUnreadableError} when the node does not answer
 */
export async function readLocks(
  client: ReadClient,
  input: {
    readonly ledger: Address
    readonly brandId: Hex
    readonly locks: readonly Hex[]
    readonly finalizedAt: number
  },
): Promise<readonly LockReading[]> {
  const { ledger, brandId, locks, finalizedAt } = input
  const states = await getLockStates(client, { ledger, brandId, locks })
  return states.map(({ revokedAt, byBrand }, index) => ({
    lock: locks[index] as Hex,
    revokedAt: revokedAt === 0 ? null : revokedAt,
    isByBrand: byBrand,
    // A time stamp is written once, so a spend older than the final block's own stands in a final block.
    isFinal: revokedAt > 0 && revokedAt < finalizedAt,
  }))
}

/**
 * Reads the time stamp of the newest final block.
 *
 * @param input.head number of the newest block.
 * @returns Unix seconds; 0 when there is no final block yet, or the node cannot say.
 */
export async function readFinalizedAt(
  client: ReadClient,
  input: { readonly finality: Env['finality']; readonly head: bigint },
): Promise<number> {
  const { finality, head } = input
  if (finality === null) {
    const block = await getBlock(client, { blockTag: 'finalized' }).catch(() => null)
    return Number(block?.timestamp ?? 0n)
  }
  const number = head - BigInt(finality.finalized)
  if (number < 0n) return 0
  return Number((await getBlock(client, { blockNumber: number })).timestamp)
}
