import { Counter, Gauge, type Registry } from 'prom-client'
import type { Guard, Health } from '../brand/guard.ts'

/**
 * Puts the figures of a guard into a registry of prom-client 15 (an optional peer). They are read when somebody asks the registry for them, at
 * most once for each scrape; no label names a person, and the only label, `reason`, has twenty values.
 *
 * Show them at an address that customers cannot reach. What to alarm on is in docs/guides/operate.md.
 *
 * @param guard the guard; one for each registry
 * @param registry where the figures are shown
 * @see Prometheus documentation, "Metric and label naming"
 * @example
 * import type { Guard } from '@consent-ledger/sdk/brand'
 * import { guardMetrics } from '@consent-ledger/sdk/prometheus'
 * import { Registry } from 'prom-client'
 *
 * function metricsOf(guard: Guard): Registry {
 *   const registry = new Registry()
 *   guardMetrics(guard, registry)
 *   return registry
 * }
 */
export function guardMetrics(guard: Guard, registry: Registry): void {
  let reading: Promise<Health> | null = null
  /** One look for all figures of a scrape. */
  function health(): Promise<Health> {
    reading ??= guard.health().finally(() => {
      reading = null
    })
    return reading
  }

  const checks = new Counter({
    name: 'consent_ledger_checks_total',
    help: 'Answers of check and assert, by reason; allowed for those that allow',
    labelNames: ['reason'],
    registers: [registry],
    collect() {
      checks.reset()
      for (const [reason, count] of Object.entries(guard.counts().checks)) checks.inc({ reason }, count)
    },
  })
  function total(name: string, help: string, read: () => number): void {
    const counter: Counter = new Counter({
      name,
      help,
      registers: [registry],
      collect() {
        counter.reset()
        counter.inc(read())
      },
    })
  }
  total('consent_ledger_audiences_total', 'Calls of audience that were answered', () => guard.counts().audiences)
  total('consent_ledger_uses_total', 'Calls of use that were allowed to run', () => guard.counts().uses)

  /** A figure that is not known yet is not shown. */
  function gauge(name: string, help: string, read: (health: Health) => bigint | number | boolean | null): void {
    const figure: Gauge = new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        const value = read(await health())
        if (value === null) figure.remove()
        else figure.set(Number(value))
      },
    })
  }
  gauge('consent_ledger_ready', '1 while questions are answered from fresh, agreeing data', ({ ready }) => ready)
  gauge('consent_ledger_diverged', '1 while the guard does not agree with the chain', ({ isDiverged }) => isDiverged)
  gauge('consent_ledger_halted', '1 while a final block is missing from the chain', ({ isHalted }) => isHalted)
  gauge('consent_ledger_sources', 'Endpoints that answered and agreed', ({ sources }) => sources)
  gauge('consent_ledger_newest_block', 'Newest block the guard has read', ({ newest }) => newest?.number ?? null)
  gauge('consent_ledger_final_block', 'Block up to which recordings count', ({ final }) => final)
  gauge('consent_ledger_finalized_block', 'Block that does not change any more', ({ finalized }) => finalized)
  gauge('consent_ledger_block_age_seconds', 'Seconds since the newest block was made', ({ ageSeconds }) => ageSeconds)
  gauge('consent_ledger_poll_age_seconds', 'Seconds since the node last answered', (now) => now.pollAgeSeconds)
  gauge(
    'consent_ledger_lag_blocks',
    'Blocks the guard is behind the newest one a node named',
    ({ lag }) => lag?.blocks ?? null,
  )
  gauge('consent_ledger_lag_seconds', 'Seconds between these two blocks', ({ lag }) => lag?.seconds ?? null)
  gauge(
    'consent_ledger_last_look_seconds',
    'How long the last look at the chain took',
    (now) => now.lastLook?.seconds ?? null,
  )
  gauge('consent_ledger_last_look_timestamp_seconds', 'When it ended', ({ lastLook }) => lastLook?.at ?? null)
  gauge(
    'consent_ledger_last_look_succeeded',
    '1 if it found what it looked for',
    (now) => now.lastLook?.succeeded ?? null,
  )
  gauge('consent_ledger_store_bytes', 'Size of the store', ({ storeBytes }) => storeBytes)
  gauge('consent_ledger_customers', 'Customers in memory', ({ rows }) => rows.customers)
  gauge('consent_ledger_receipts', 'Receipts in memory', ({ rows }) => rows.receipts)
  gauge('consent_ledger_waiting_receipts', 'Receipts that are not recorded yet', ({ waiting }) => waiting.receipts)
  gauge('consent_ledger_waiting_uses', 'Uses that are not recorded yet', ({ waiting }) => waiting.uses)
  gauge('consent_ledger_waiting_revocations', 'Revocations not on the chain yet', ({ waiting }) => waiting.revocations)
  gauge('consent_ledger_waiting_erasures', 'Erasures that are not done yet', ({ waiting }) => waiting.erasures)
}
