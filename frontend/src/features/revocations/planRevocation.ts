import {
  deriveBrandSecret,
  deriveUseSecret,
  findGeneration,
  lockOf,
  type Receipt,
  revealGenerations,
} from '@consent-ledger/sdk'
import type { Hex } from 'viem'
import { SecretNotOursError } from '../../config/secretNotOursError.ts'
import type { RevocationScope } from '../../config/vaultDocument.ts'
import { isCoveredBy } from './isCoveredBy.ts'

/** A secret to let go, and what can be shown for it. */
export type PlannedSecret = {
  readonly lock: Hex
  readonly secret: Hex
  /** The brand lock's generation; null for the lock of a single use. */
  readonly generation: number | null
  /** A stored receipt that carries the lock: it opens the relay's free budget. Null when none does. */
  readonly receipt: Receipt | null
  /** The use the lock belongs to; null for a brand lock. */
  readonly use: { readonly purpose: string; readonly category: string } | null
  /** Whether an unexpired stored receipt hangs on this lock. */
  readonly isNeeded: boolean
}

/**
 * Says which secrets a revocation reveals.
 *
 * A use, category or purpose: the use secrets of every unexpired stored receipt that covers it. A brand: every unspent
 * generation up to the highest stored, or the highest spent + 3, so that lost receipts are covered too.
 *
 * @param input.receipts the brand's stored receipts on this ledger, one per consent.
 * @param input.now Unix seconds; of two clocks the slower one, so that nothing still valid is left out.
 * @param input.chain what is spent, as read; null when the chain could not be read: then more is revealed, never less.
 * @returns the secrets, each lock once; empty when all of them are spent already.
 * @throws {SecretNotOursError} when there are receipts, and none of their locks comes from this key.
 * @see protocol.md, "Brand lock"
 */
export function planRevocation(input: {
  readonly brandKey: Hex
  readonly receipts: readonly Receipt[]
  readonly scope: RevocationScope
  readonly now: number
  readonly chain: ChainReading | null
}): readonly PlannedSecret[] {
  const foreign: Hex[] = []
  const planned = input.scope.kind === 'brand' ? planBrand(input, foreign) : planUses(input, foreign)

  const [first] = foreign
  if (planned.length === 0 && first !== undefined) throw new SecretNotOursError({ lock: first })
  return planned
}

/** The spent locks of a brand, as read from the chain. */
export type ChainReading = {
  /** −1 for none. */
  readonly highestSpent: number
  readonly spent: readonly number[]
  readonly isSpent: (lock: Hex) => boolean
}

type Input = Parameters<typeof planRevocation>[0]

function planUses({ brandKey, receipts, scope, now, chain }: Input, foreign: Hex[]): readonly PlannedSecret[] {
  const planned = new Map<Hex, PlannedSecret>()

  for (const receipt of receipts) {
    if (receipt.consent.expiresAt <= now || chain?.isSpent(receipt.consent.brandLock)) continue

    for (const { purpose, category, lock } of receipt.consent.uses) {
      if (!isCoveredBy(scope, { purpose, category }) || chain?.isSpent(lock)) continue

      const secret = deriveUseSecret(brandKey, { purpose, category, salt: receipt.consent.salt })
      const known = lockOf(secret)
      if (known === lock.toLowerCase())
        planned.set(known, {
          lock: known,
          secret,
          generation: null,
          receipt,
          use: { purpose, category },
          isNeeded: true,
        })
      else foreign.push(lock)
    }
  }

  return [...planned.values()]
}

function planBrand({ brandKey, receipts, now, chain }: Input, foreign: Hex[]): readonly PlannedSecret[] {
  const byGeneration = new Map<number, { receipt: Receipt; isNeeded: boolean }>()

  for (const receipt of receipts) {
    const generation = findGeneration({ brandKey, brandLock: receipt.consent.brandLock })
    if (generation === null) {
      foreign.push(receipt.consent.brandLock)
      continue
    }

    const isUnexpired = receipt.consent.expiresAt > now
    const before = byGeneration.get(generation)
    const isBetter = before === undefined || (before.receipt.recording === null && receipt.recording !== null)
    byGeneration.set(generation, {
      receipt: isBetter ? receipt : before.receipt,
      isNeeded: isUnexpired || before?.isNeeded === true,
    })
  }

  const generations = revealGenerations({
    highestSpent: chain?.highestSpent ?? -1,
    spent: chain?.spent ?? [],
    stored: [...byGeneration.keys()],
  })

  return generations.map((generation) => {
    const secret = deriveBrandSecret(brandKey, generation)
    const stored = byGeneration.get(generation)
    return {
      lock: lockOf(secret),
      secret,
      generation,
      receipt: stored?.receipt ?? null,
      use: null,
      isNeeded: stored?.isNeeded ?? false,
    }
  })
}
