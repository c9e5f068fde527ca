import type { Address, Hex } from 'viem'
import type { LockFact } from '../protocol/facts.ts'
import type { BlockSelector } from './blockSelector.ts'
import type { ReadClient } from './readClient.ts'
import { readInChunks } from './readInChunks.ts'
import { readLedger } from './readLedger.ts'

/**
 * Reads whether locks are spent, since when and by whom.
 *
 * @param client viem client
 * @param input.ledger address of the ConsentLedger
 * @param input.brandId id of the brand
 * @param input.locks any number of locks
 * @returns one state for each lock in order; `revokedAt` is in Unix seconds, 0 where the lock is not spent
 * @throws {ContractMissingError} when there is no ledger at the address
 * @throws {ChainUnreadableError} when the node does not answer
 * @example
 * import { getLockStates } from '@consent-ledger/sdk'
 * import { brandId, client, ledger, receipt } from './setup.ts'
 *
 * const locks = [receipt.consent.brandLock, ...receipt.consent.uses.map((use) => use.lock)]
 * const states = await getLockStates(client, { ledger, brandId, locks })
 * const isSpent = states.map((state) => state.revokedAt > 0)
 */
export function getLockStates(
  client: ReadClient,
  { ledger, brandId, locks, ...at }: { ledger: Address; brandId: Hex; locks: readonly Hex[] } & BlockSelector,
): Promise<readonly LockFact[]> {
  return readInChunks(client, locks, at, async (chunk, pinned) => {
    const states = await readLedger(client, { ledger, functionName: 'lockStates', args: [brandId, chunk], ...pinned })
    return states.map(({ revokedAt, byBrand }) => ({ revokedAt: Number(revokedAt), byBrand }))
  })
}
