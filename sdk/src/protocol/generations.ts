import type { Hex } from 'viem'
import { GenerationUnreadableError } from '../errors/generationUnreadableError.ts'
import { InvalidValueError } from '../errors/invalidValueError.ts'
import { RevocationPendingError } from '../errors/revocationPendingError.ts'
import { deriveBrandSecret, lockOf } from './keys.ts'

/** So many unspent generations in a row end the search. */
const gap = 16

/** A spent generation above this one is not believed. */
const highestBelieved = 1_000

/** Generations are used at most this far above the highest spent one. */
const reach = 3

/**
 * Finds the highest generation whose brand lock is spent, upwards from 0 until 16 in a row are unspent.
 *
 * @param areSpent says for each generation asked, in the order asked, whether its brand lock reads spent on chain.
 * @returns the generation; −1 when none is spent.
 * @throws {GenerationUnreadableError} when an answer is missing or fails, or a generation above 1,000 reads spent.
 * @example
 * import { deriveBrandKey, deriveBrandSecret, findHighestSpent, getLockStates, lockOf } from '@consent-ledger/sdk'
 * import { brandId, client, deployment, ledger, seed } from './setup.ts'
 *
 * const brandKey = deriveBrandKey({ ...deployment, seed, brandId })
 * const highestSpent = await findHighestSpent(async (generations) => {
 *   const locks = generations.map((generation) => lockOf(deriveBrandSecret(brandKey, generation)))
 *   return (await getLockStates(client, { ledger, brandId, locks })).map((state) => state.revokedAt > 0)
 * })
 */
export async function findHighestSpent(
  areSpent: (generations: readonly number[]) => Promise<readonly boolean[]>,
): Promise<number> {
  let highest = -1
  let next = 0
  while (next <= highest + gap) {
    const asked = Array.from({ length: highest + gap + 1 - next }, (_, offset) => next + offset)
    const answers = await readSpent(areSpent, asked)
    for (const [index, generation] of asked.entries()) {
      const isSpent = answers[index]
      if (typeof isSpent !== 'boolean')
        throw new GenerationUnreadableError(`there is no answer for generation ${generation}`)
      if (isSpent) highest = generation
    }
    if (highest > highestBelieved) throw new GenerationUnreadableError(`generation ${highest} reads spent`)
    next = (asked.at(-1) as number) + 1
  }
  return highest
}

/**
 * The generation whose brand lock the next consent takes: one above the highest that is spent on chain or released.
 *
 * @param parameters `highestSpent`, −1 for none; `released`, generations whose secrets this customer has given out.
 * @returns the generation.
 * @throws {RevocationPendingError} when it would lie more than 3 above the highest spent: a revocation has not reached the chain.
 * @throws {InvalidValueError} when a value is no generation.
 * @example
 * import { signingGeneration } from '@consent-ledger/sdk'
 *
 * signingGeneration({ highestSpent: -1, released: [] }) // 0
 * signingGeneration({ highestSpent: 0, released: [0, 1] }) // 2
 */
export function signingGeneration({
  highestSpent,
  released,
}: {
  highestSpent: number
  released: readonly number[]
}): number {
  assertGenerations(released, 'released')
  const generation = highestOf(assertHighest(highestSpent), released) + 1
  if (generation > highestSpent + reach) throw new RevocationPendingError(generation, highestSpent)
  return generation
}

/**
 * The generations whose secrets to reveal so that everything of a brand is revoked, receipts at hand or lost.
 *
 * @param parameters `highestSpent`, −1 for none; `stored`, generations of the brand locks in stored receipts; `spent`, all known to be spent.
 * @returns every unspent generation up to the highest stored or the highest spent + 3, whichever is more; ascending.
 * @throws {InvalidValueError} when a value is no generation.
 * @example
 * import { revealGenerations } from '@consent-ledger/sdk'
 *
 * revealGenerations({ highestSpent: -1, stored: [0], spent: [] }) // [0, 1, 2]
 * revealGenerations({ highestSpent: 0, stored: [1], spent: [0] }) // [1, 2, 3]
 */
export function revealGenerations({
  highestSpent,
  stored,
  spent,
}: {
  highestSpent: number
  stored: readonly number[]
  spent: readonly number[]
}): number[] {
  assertGenerations(stored, 'stored')
  assertGenerations(spent, 'spent')
  const highest = highestOf(assertHighest(highestSpent) + reach, stored)
  const isSpent = new Set(spent)
  const generations: number[] = []
  for (let generation = 0; generation <= highest; generation++) {
    if (!isSpent.has(generation)) generations.push(generation)
  }
  return generations
}

/**
 * The generation of a stored brand lock, found by deriving upwards from 0.
 *
 * @param parameters `brandKey`, 32 bytes; `brandLock`, as in a receipt.
 * @returns the generation, or null when the lock is none this key signs under (0 to 1,003).
 * @throws {InvalidValueError} when a value is malformed.
 * @example
 * import { deriveBrandKey, findGeneration } from '@consent-ledger/sdk'
 * import { brandId, deployment, receipt, seed } from './setup.ts'
 *
 * const brandKey = deriveBrandKey({ ...deployment, seed, brandId })
 * const generation = findGeneration({ brandKey, brandLock: receipt.consent.brandLock })
 */
export function findGeneration({ brandKey, brandLock }: { brandKey: Hex; brandLock: Hex }): number | null {
  const wanted = brandLock.toLowerCase()
  for (let generation = 0; generation <= highestBelieved + reach; generation++) {
    if (lockOf(deriveBrandSecret(brandKey, generation)) === wanted) return generation
  }
  return null
}

async function readSpent(
  areSpent: (generations: readonly number[]) => Promise<readonly boolean[]>,
  asked: readonly number[],
): Promise<readonly boolean[]> {
  try {
    return await areSpent(asked)
  } catch (cause) {
    throw new GenerationUnreadableError('the locks could not be read', { cause })
  }
}

function highestOf(start: number, generations: readonly number[]): number {
  let highest = start
  for (const generation of generations) if (generation > highest) highest = generation
  return highest
}

function assertHighest(highestSpent: number): number {
  if (!Number.isSafeInteger(highestSpent) || highestSpent < -1 || highestSpent > highestBelieved)
    throw new InvalidValueError('highestSpent', 'an integer from −1 to 1,000')
  return highestSpent
}

function assertGenerations(generations: readonly number[], path: string): void {
  for (const [index, generation] of generations.entries()) {
    if (!Number.isSafeInteger(generation) || generation < 0)
      throw new InvalidValueError(`${path}[${index}]`, 'an integer from 0')
  }
}
