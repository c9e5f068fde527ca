import { isCategory } from '../protocol/vocabulary.ts'
import { decide } from './decide.ts'
import type { DecisionReason } from './decision.ts'
import type { DroppedField, FieldMap, Minimised } from './guard.ts'
import type { GuardContext } from './guardContext.ts'

/**
 * Copies of a record only the fields whose categories are all allowed for the purpose. Fields without an entry in the map are dropped too.
 *
 * @returns the copy, what was dropped and why, and the decision on all categories of the map together
 */
export function minimise<record extends object>(
  context: GuardContext,
  customerId: string,
  record: record,
  fieldMap: FieldMap,
  { purpose, gpc }: { readonly purpose: string; readonly gpc?: boolean },
): Minimised<record> {
  const fields = Object.keys(record)
  const categoriesOf = (field: string): readonly string[] => {
    const mapped = Object.hasOwn(fieldMap, field) ? fieldMap[field] : undefined
    return mapped === undefined ? [] : typeof mapped === 'string' ? [mapped] : mapped
  }
  const categories = [...new Set(fields.flatMap(categoriesOf))].filter(isCategory)
  const decision =
    categories.length === 0
      ? null
      : decide(context, customerId, { purpose, categories, ...(gpc !== undefined && { gpc }) })
  const reasons = new Map(decision?.categories.map(({ category, reason }) => [category, reason]))

  const kept: [string, unknown][] = []
  const dropped: DroppedField[] = []
  for (const field of fields) {
    const needed = categoriesOf(field)
    const denied = needed.find((category) => reasons.get(category) !== null)
    if (needed.length === 0) dropped.push({ field, category: null, reason: 'unmapped' })
    else if (denied !== undefined) {
      dropped.push({ field, category: denied, reason: (reasons.get(denied) ?? 'malformed') as DecisionReason })
    } else kept.push([field, (record as Record<string, unknown>)[field]])
  }
  return { record: Object.fromEntries(kept) as Partial<record>, dropped, decision }
}
