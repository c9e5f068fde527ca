import { ConsentDeniedError, type Decision, type DecisionReason, type Guard } from '@consent-ledger/sdk/brand'
import type { CustomerRecord } from '../data/shopData.ts'
import { fieldMap } from './fieldMap.ts'

/** Why one category may not be used. */
export type Denial = {
  readonly category: string
  readonly reason: DecisionReason
  /** Who ended the consent, when it was revoked. */
  readonly by: 'customer' | 'brand' | null
}

/** What became of an attempt to use a customer's data for one purpose. */
export type Outcome<result> = {
  /** Null when nothing was used. */
  readonly result: result | null
  /** The categories that were used. */
  readonly used: readonly string[]
  /** Why each of the others was not. A category that is allowed, but of which there is no data, is in neither list. */
  readonly denied: readonly Denial[]
}

type Input = {
  readonly purpose: string
  readonly categories: readonly string[]
  readonly context: string
  readonly gpc: boolean
}

/** Why each category that is denied now is denied. Nothing is used and nothing counts. */
export function findDenials(
  guard: Guard,
  customerId: string,
  { purpose, categories, gpc }: Omit<Input, 'context'>,
): Denial[] {
  return categories.flatMap((category) => denialsOf(guard.check(customerId, { purpose, categories: [category], gpc })))
}

/**
 * Runs a function with those fields of a record that consent covers, and with nothing when none does. Each category stands for itself: one that
 * is denied, or whose limit is reached, leaves the others in use. A category without data is left alone: its use would count for nothing.
 *
 * @param run gets the minimised record
 */
export async function runWithConsent<result>(
  guard: Guard,
  customerId: string,
  record: CustomerRecord,
  input: Input,
  run: (record: Partial<CustomerRecord>) => result,
): Promise<Outcome<result>> {
  const { purpose, context, gpc } = input
  const denied = findDenials(guard, customerId, input)
  const filled = Object.entries(fieldMap).filter(([field]) => record[field as keyof CustomerRecord].length > 0)
  for (;;) {
    const fields = Object.fromEntries(
      filled.filter(
        ([, category]) => input.categories.includes(category) && !denied.some((one) => one.category === category),
      ),
    )
    const categories = Object.values(fields)
    if (categories.length === 0) return { result: null, used: [], denied }
    try {
      const result = await guard.use(customerId, { purpose, categories, context, gpc }, () =>
        run(guard.minimise(customerId, record, fields, { purpose, gpc }).record),
      )
      return { result, used: categories, denied }
    } catch (error) {
      if (!(error instanceof ConsentDeniedError)) throw error
      const more = denialsOf(error.decision)
      if (more.length === 0) throw error
      denied.push(...more)
    }
  }
}

function denialsOf(decision: Decision): Denial[] {
  return decision.categories.flatMap(({ category, allowed, reason, revocation }) =>
    allowed || reason === null ? [] : [{ category, reason, by: revocation?.by ?? null }],
  )
}
