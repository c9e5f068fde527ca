/**
 * Logged uses of data in a second, one after the other and 32 at a time, with an empty log and with one of millions of entries: what `use` makes
 * durable before anything runs and after it ran. Memory, tables and statements are the guard's own; the entries that are there already are made up.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { decide } from '../../../sdk/src/brand/decide.ts'
import { postgresStore } from '../../../sdk/src/brand/postgresStore.ts'
import { sqliteStore } from '../../../sdk/src/brand/sqliteStore.ts'
import type { Store } from '../../../sdk/src/brand/store.ts'
import { createUseLog } from '../../../sdk/src/brand/useLog.ts'
import { startPostgres } from '../../postgres/startPostgres.ts'
import { customerIdOf } from './customerIdOf.ts'
import { asked, loadState, now } from './fillState.ts'

const entries = Number(process.env.USES ?? 3_000_000)
const customers = 20_000
const say = (progress: string) => process.stderr.write(`  ${progress}\n`)
const { context: memory } = loadState(customers)
const allowed: string[] = []
const hashes: string[] = []
for (let customer = 1; customer <= customers; customer++) {
  const id = customerIdOf(customer)
  const { consentHash } = decide(memory, id, asked)
  hashes.push(consentHash ?? '')
  if (decide(memory, id, asked).allowed) allowed.push(id)
}

/** The rows of all customers and of the consent each is used by, numbered as in memory. */
async function fillCustomers({ db }: Store): Promise<void> {
  const noticeHash = memory.hot.describe(1).noticeHash
  for (let start = 1; start <= customers; start += 500) {
    const rows = Array.from({ length: 500 }, (_, place) => start + place)
    const subjectOf = (row: number) => `0x${row.toString(16).padStart(40, '0')}`
    const ids = rows.map((row) => ({ customer_id: customerIdOf(row), created_at: now }))
    await db.insertInto('customers').values(ids).execute()
    const subjects = rows.map((row) => ({
      subject: subjectOf(row),
      customer: row,
      account: 'm…',
      started_at: now,
      ended_at: null,
    }))
    await db.insertInto('subjects').values(subjects).execute()
    const receipts = rows.map((row) => ({
      consent_hash: hashes[row - 1] as string,
      customer: row,
      subject: subjectOf(row),
      notice_hash: noticeHash,
      issued_at: now,
      expires_at: now,
      document: '{}',
      batch: null,
      proof: null,
      stored_at: now,
    }))
    await db.insertInto('receipts').values(receipts).execute()
  }
}

/** Entries from earlier years, anchored long ago, spread over all customers. */
async function fillLog({ db }: Store, digest: (number: string) => string): Promise<void> {
  await sql`insert into batches (kind, root, created_at, attempts) values ('uses', '0x00', 1, 1)`.execute(db)
  await sql`
    insert into uses (hash, customer, subject, entry, at, outcome, batch, proof)
    with recursive counted (n) as (select 1 union all select n + 1 from counted where n < ${sql.lit(entries)})
    select ${sql.raw(digest('n'))}, 1 + n % ${sql.lit(customers)}, ${sql.raw(digest(`n % ${customers}`))},
      ${sql.lit(JSON.stringify({ purpose: asked.purpose, context: 'x'.repeat(300) }))}, 1700000000 + n, 'done', 1, '[]'
    from counted`.execute(db)
}

/** As if the guard had just heard from the chain. */
function hearFromChain(): void {
  const { live, clock } = memory
  live.polledAt = clock()
  if (live.tip !== null) live.tip = { ...live.tip, timestamp: Math.floor(clock()) }
}

async function measure(store: Store) {
  hearFromChain()
  const context = {
    ...memory,
    db: store.db,
    isShared: store.isShared,
    domain: { chainId: 1, ledger: `0x${'1e'.repeat(20)}` },
  }
  const log = createUseLog({ ...context, notices: [], logger: console } as never)
  let next = 0
  const use = () =>
    log.use(allowed[next++ % allowed.length] as string, { ...asked, context: 'newsletter' } as never, () => undefined)
  const perSecond = async (count: number, atOnce: number) => {
    const began = performance.now()
    let left = count
    const work = async () => {
      while (left-- > 0) await use()
    }
    await Promise.all(Array.from({ length: atOnce }, work))
    return Math.round(count / ((performance.now() - began) / 1_000))
  }
  await perSecond(200, 8)
  return { oneByOnePerSecond: await perSecond(600, 1), manyAtOncePerSecond: await perSecond(3_000, 32) }
}

async function measureStore(name: string, store: Store, digest: (number: string) => string) {
  await store.open()
  try {
    await fillCustomers(store)
    say(`${name}: an empty log`)
    const empty = await measure(store)
    say(`${name}: writing ${entries.toLocaleString('en')} entries`)
    await fillLog(store, digest)
    if (store.isShared) await sql`analyze`.execute(store.db)
    say(`${name}: a log of ${entries.toLocaleString('en')} entries`)
    return { empty, full: await measure(store) }
  } finally {
    await store.close()
  }
}

const folder = await mkdtemp(join(tmpdir(), 'consent-ledger-bench-'))
// On disk, as in production: an entry counts once it is durable.
const postgres = await startPostgres({ settings: { fsync: 'on', synchronous_commit: 'on' } })
try {
  const found = {
    use: {
      entries,
      sqlite: await measureStore(
        'SQLite',
        sqliteStore(join(folder, 'guard.db')),
        (n) => `'0x' || printf('%064x', ${n})`,
      ),
      postgres: await measureStore(
        'PostgreSQL',
        postgresStore(postgres.url),
        (n) => `'0x' || lpad(to_hex(${n}), 64, '0')`,
      ),
      load: Number((loadavg()[0] as number).toFixed(1)),
    },
  }
  process.stdout.write(`${JSON.stringify(found)}\n`)
} finally {
  memory.hot.close()
  await postgres.stop()
  await rm(folder, { recursive: true })
}
