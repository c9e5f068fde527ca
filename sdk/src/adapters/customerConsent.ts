import type { Decision } from '../brand/decision.ts'
import type { Ask, ExplainResult, FieldMap, Guard, Minimised, UseInput } from '../brand/guard.ts'

/** The guard for the customer of one request. The Global Privacy Control signal of that request counts in every question. */
export type CustomerConsent = {
  readonly customerId: string
  /** Whether the request carries the signal. */
  readonly gpc: boolean
  /** `Guard.check` for this customer. */
  check(ask: Ask): Decision
  /** `Guard.assert` for this customer. */
  assert(ask: Ask): Decision
  /** `Guard.use` for this customer. */
  use<result>(
    input: UseInput,
    run: (context: { readonly decision: Decision }) => result | Promise<result>,
  ): Promise<result>
  /** `Guard.minimise` for this customer. */
  minimise<record extends object>(
    record: record,
    fieldMap: FieldMap,
    options: { readonly purpose: string; readonly gpc?: boolean },
  ): Minimised<record>
  /** `Guard.explain` for this customer. */
  explain(options: { readonly purpose: string; readonly locale: string; readonly gpc?: boolean }): ExplainResult
}

/** Binds the guard to the customer of a request and to its signal, which no question can take back; null when nobody is logged in. */
export function customerConsent(guard: Guard, customerId: string | null, gpc: boolean): CustomerConsent | null {
  if (customerId === null) return null
  const signalled = <question extends { readonly gpc?: boolean }>(question: question): question =>
    gpc ? { ...question, gpc } : question
  return {
    customerId,
    gpc,
    check: (ask) => guard.check(customerId, signalled(ask)),
    assert: (ask) => guard.assert(customerId, signalled(ask)),
    use: (input, run) => guard.use(customerId, signalled(input), run),
    minimise: (record, fieldMap, options) => guard.minimise(customerId, record, fieldMap, signalled(options)),
    explain: (options) => guard.explain(customerId, signalled(options)),
  }
}
