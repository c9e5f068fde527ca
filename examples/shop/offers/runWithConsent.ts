import { ConsentDeniedError, type Guard } from '@consent-ledger/sdk/brand'
import type { CustomerRecord } from '../data/shopData.ts'
import type { AwaitedUses } from './awaitedUses.ts'
import { fieldMap } from './fieldMap.ts'
import { type Denial, findDenials } from './findDenials.ts'

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
  awaited: AwaitedUses,
  run: (record: Partial<CustomerRecord>) => result,
): Promise<Outcome<result>> {
  const { purpose, context, gpc } = input
  const denied = findDenials(guard, customerId, input, awaited)
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
      const more = error.decision.categories.flatMap(({ category, allowed, reason, revocation }) =>
        allowed || reason === null ? [] : [{ category, reason, by: revocation?.by ?? null }],
      )
      if (more.length === 0) throw error
      denied.push(...more)
    }
  }
}
