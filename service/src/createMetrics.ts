import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

/** What the service counts. No label names a brand, a person or an address. */
export type Metrics = {
  readonly registry: Registry
  readonly requests: Counter<'method' | 'route' | 'status'>
  readonly duration: Histogram<'method' | 'route'>
  readonly secretsAccepted: Counter<'budget'>
  readonly problems: Counter<'route' | 'code'>
  readonly transactions: Counter<'outcome'>
  readonly locksFinalised: Counter
  readonly locks: Gauge<'state'>
  readonly headAge: Gauge
  readonly isChainReachable: Gauge
  readonly indexBlock: Gauge
  readonly relayBalance: Gauge
  readonly vaults: Gauge
}

/**
 * Creates the metrics in a registry of their own.
 * @returns counters and gauges; gauges are set when `/metrics` is read
 */
export function createMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  return {
    registry,
    requests: new Counter({
      name: 'consent_ledger_requests_total',
      help: 'HTTP requests',
      labelNames: ['method', 'route', 'status'],
      registers,
    }),
    duration: new Histogram({
      name: 'consent_ledger_request_seconds',
      help: 'Time to answer HTTP requests',
      labelNames: ['method', 'route'],
      buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
      registers,
    }),
    secretsAccepted: new Counter({
      name: 'consent_ledger_secrets_accepted_total',
      help: 'Secrets taken over, by the budget that pays',
      labelNames: ['budget'],
      registers,
    }),
    problems: new Counter({
      name: 'consent_ledger_problems_total',
      help: 'Requests refused, by the code that ends the type of the problem',
      labelNames: ['route', 'code'],
      registers,
    }),
    transactions: new Counter({
      name: 'consent_ledger_relay_transactions_total',
      help: 'Transactions of the relay: sent, replaced, dropped by a reorg, abandoned',
      labelNames: ['outcome'],
      registers,
    }),
    locksFinalised: new Counter({
      name: 'consent_ledger_locks_finalised_total',
      help: 'Locks that became final',
      registers,
    }),
    locks: new Gauge({
      name: 'consent_ledger_locks',
      help: 'Locks by state',
      labelNames: ['state'],
      registers,
    }),
    headAge: new Gauge({ name: 'consent_ledger_head_age_seconds', help: 'Age of the newest block', registers }),
    isChainReachable: new Gauge({
      name: 'consent_ledger_chain_reachable',
      help: '1 when the node answered the last time',
      registers,
    }),
    indexBlock: new Gauge({ name: 'consent_ledger_index_block', help: 'Block the index has read up to', registers }),
    relayBalance: new Gauge({
      name: 'consent_ledger_relay_balance_ether',
      help: 'Balance of the relay in ether',
      registers,
    }),
    vaults: new Gauge({ name: 'consent_ledger_vaults', help: 'Stored vaults', registers }),
  }
}
