import {
  deriveBrandSecret,
  findHighestSpent,
  getLockStates,
  lockOf,
  type ReadClient,
  type Receipt,
} from '@consent-ledger/sdk'
import type { Address, Hex } from 'viem'
import type { RevocationScope } from '../../config/vaultDocument.ts'
import type { ChainReading } from './planRevocation.ts'

/**
 * Reads from the chain what of a brand is spent already: for a brand its generations, for uses the locks of the receipts.
 *
 * @throws {GenerationUnreadableError} when the brand locks cannot be read
 * @throws {ChainUnreadableError} when the node does not answer
 */
export async function readSpent(
  client: ReadClient,
  input: {
    readonly ledger: Address
    readonly brandId: Hex
    readonly brandKey: Hex
    readonly scope: RevocationScope
    readonly receipts: readonly Receipt[]
  },
): Promise<ChainReading> {
  const { ledger, brandId, brandKey } = input
  const spentLocks = new Set<Hex>()
  const areSpent = async (locks: readonly Hex[]) => {
    const states = await getLockStates(client, { ledger, brandId, locks })
    return states.map(({ revokedAt }, index) => {
      if (revokedAt > 0) spentLocks.add(locks[index] as Hex)
      return revokedAt > 0
    })
  }

  if (input.scope.kind !== 'brand') {
    const locks = input.receipts.flatMap(({ consent }) => [consent.brandLock, ...consent.uses.map((use) => use.lock)])
    await areSpent([...new Set(locks.map((lock) => lock.toLowerCase() as Hex))])
    return { highestSpent: -1, spent: [], isSpent: (lock) => spentLocks.has(lock.toLowerCase() as Hex) }
  }

  const spent: number[] = []
  const highestSpent = await findHighestSpent(async (generations) => {
    const answers = await areSpent(generations.map((generation) => lockOf(deriveBrandSecret(brandKey, generation))))
    generations.forEach((generation, index) => {
      if (answers[index]) spent.push(generation)
    })
    return answers
  })
  return { highestSpent, spent, isSpent: (lock) => spentLocks.has(lock.toLowerCase() as Hex) }
}
