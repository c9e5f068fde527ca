import type { Transaction } from 'kysely'
import type { Hex } from 'viem'
import type { Schema } from '../database/schema.ts'

/** What the relay pays for on one day, in secrets. */
export type Budgets = { readonly brand: number; readonly shared: number; readonly all: number }

/** Which budget refused. */
export type BudgetScope = 'brand' | 'shared' | 'all' | 'free'

/** Thrown inside the transaction that would spend more than a budget holds, so that nothing of it is kept. */
export class BudgetExhausted extends Error {
  override name = 'BudgetExhausted'
  readonly scope: BudgetScope

  constructor(scope: BudgetScope) {
    super(scope)
    this.scope = scope
  }
}

/** Seconds from a moment to the next day in UTC, when budgets start anew. */
export function secondsToNextDay(now: number): number {
  return 86_400 - (now % 86_400)
}

/**
 * Takes secrets out of the day's budgets. Days are days in UTC.
 * @param transaction the database transaction that also stores the secrets
 * @param cost.brandId brand of the secrets
 * @param cost.opened secrets paid from the brand's budget
 * @param cost.shared secrets paid from the budget all share
 * @param cost.free requests that make the relay send nothing; as many a day as it sends secrets, counted apart
 * @param now Unix seconds
 * @throws {BudgetExhausted} when a budget holds less
 */
export async function chargeBudgets(
  transaction: Transaction<Schema>,
  cost: { readonly brandId: Hex; readonly opened: number; readonly shared: number; readonly free: number },
  budgets: Budgets,
  now: number,
): Promise<void> {
  const day = dayOf(now)
  const charges: readonly [BudgetScope, string, number][] = [
    ['brand', cost.brandId, cost.opened],
    ['shared', 'shared', cost.shared],
    ['all', 'all', cost.opened + cost.shared],
    ['free', 'free', cost.free],
  ]
  for (const [scope, key, amount] of charges) {
    if (amount === 0) continue
    const row = await transaction
      .selectFrom('spending')
      .select('spent')
      .where('day', '=', day)
      .where('scope', '=', key)
      .executeTakeFirst()
    const spent = (row?.spent ?? 0) + amount
    if (spent > (scope === 'free' ? budgets.all : budgets[scope])) throw new BudgetExhausted(scope)
    await transaction
      .insertInto('spending')
      .values({ day, scope: key, spent })
      .onConflict((conflict) => conflict.columns(['day', 'scope']).doUpdateSet({ spent }))
      .execute()
  }
}

/** The day of a moment in UTC, as `YYYY-MM-DD`. */
export function dayOf(now: number): string {
  return new Date(now * 1000).toISOString().slice(0, 10)
}
