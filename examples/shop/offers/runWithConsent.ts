import { ConsentDeniedError, type Decision, type DecisionReason, type Guard } from '@consent-ledger/sdk/brand'
import type { CustomerRecord } from '../data/shopData.ts'
import { fieldMap } from './fieldMap.ts'

/** What became of an attempt to use a customer's data for one purpose. */
export type Outcome<result> = {
  /** Null when nothing may be used. */
  readonly result: result | null
  /** The categories that were used. */
  readonly used: readonly string[]
  /** Why each of the others was not. */
  readonly denied: readonly { readonly category: string; readonly reason: DecisionReason }[]
}

/**
 * Runs a function with those fields of a record that consent covers, and with nothing when none does. Each category stands for itself: one that
 * is denied, or whose limit is reached, leaves the others in use.
 *
 * @param run gets the minimised record
 */
export async function runWithConsent<result>(
  guard: Guard,
  customerId: string,
  record: CustomerRecord,
  input: {
    readonly purpose: string
    readonly categories: readonly string[]
    readonly context: string
    readonly gpc: boolean
  },
  run: (record: Partial<CustomerRecord>) => result,
): Promise<Outcome<result>> {
  const { purpose, context, gpc } = input
  const denied: { category: string; reason: DecisionReason }[] = []
  const deny = (decision: Decision) => {
    for (const { category, allowed, reason } of decision.categories) {
      if (!allowed && reason) denied.push({ category, reason })
    }
  }

  for (const category of input.categories) deny(guard.check(customerId, { purpose, categories: [category], gpc }))
  for (;;) {
    const categories = input.categories.filter((category) => !denied.some((one) => one.category === category))
    if (categories.length === 0) return { result: null, used: [], denied }
    const fields = Object.fromEntries(Object.entries(fieldMap).filter(([, category]) => categories.includes(category)))
    try {
      const result = await guard.use(customerId, { purpose, categories, context, gpc }, () =>
        run(guard.minimise(customerId, record, fields, { purpose, gpc }).record),
      )
      return { result, used: categories, denied }
    } catch (error) {
      if (!(error instanceof ConsentDeniedError)) throw error
      const before = denied.length
      deny(error.decision)
      if (denied.length === before) throw error
    }
  }
}
