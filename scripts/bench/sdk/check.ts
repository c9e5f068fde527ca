/**
 * One question about one customer: the guard beside a JavaScript Map and, at a million customers, SQLite and PostgreSQL by primary key. The guard
 * reads the clock and gives a whole decision; the Map finds a number.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Client } from 'pg'
import { decide } from '../../../sdk/src/brand/decide.ts'
import { startPostgres } from '../../postgres/startPostgres.ts'
import { customerIdOf } from './customerIdOf.ts'
import { asked, loadState } from './fillState.ts'
import { limitOf } from './limitOf.ts'
import { randomOf } from './randomOf.ts'
import { rate } from './rate.ts'

const say = (progress: string) => process.stderr.write(`  ${progress}\n`)

/** A text as it comes from a request: flat, and hashed by nobody yet. */
const flat = (text: string) => Buffer.from(text).toString('latin1')

function idsOf(customers: number, count: number): string[] {
  const random = randomOf(7)
  return Array.from({ length: count }, () => flat(customerIdOf(1 + random(customers))))
}

async function askSqlite(customers: number) {
  const folder = await mkdtemp(join(tmpdir(), 'consent-ledger-bench-'))
  const database = new DatabaseSync(join(folder, 'customers.db'))
  try {
    database.exec(
      'PRAGMA synchronous=OFF; create table customers (id text primary key, expires_at integer) without rowid',
    )
    const insert = database.prepare('insert into customers values (?, ?)')
    database.exec('BEGIN')
    for (let customer = 1; customer <= customers; customer++) insert.run(customerIdOf(customer), 2_000_000_000)
    database.exec('COMMIT')
    const select = database.prepare('select expires_at from customers where id = ?')
    return rate(idsOf(customers, 50_000), (id) => select.get(id) !== undefined)
  } finally {
    database.close()
    await rm(folder, { recursive: true })
  }
}

async function askPostgres(customers: number) {
  const postgres = await startPostgres()
  const client = new Client({ connectionString: postgres.url })
  await client.connect()
  try {
    await client.query('create table customers (id text primary key, expires_at bigint)')
    for (let start = 1; start <= customers; start += 10_000) {
      const count = Math.min(10_000, customers - start + 1)
      const ids = Array.from({ length: count }, (_, place) => customerIdOf(start + place))
      await client.query('insert into customers select unnest($1::text[]), 2000000000', [ids])
    }
    await client.query('analyze customers')
    const ids = idsOf(customers, 3_000)
    const began = performance.now()
    for (const id of ids) {
      await client.query({ name: 'one', text: 'select expires_at from customers where id = $1', values: [id] })
    }
    return { opsPerSecond: Math.round(ids.length / ((performance.now() - began) / 1_000)) }
  } finally {
    await client.end()
    await postgres.stop()
  }
}

const found: Record<string, unknown> = {}
for (const [name, customers] of [
  ['check1k', 1_000],
  ['check1M', 1_000_000],
  ['check10M', 10_000_000],
] as const) {
  say(`${customers.toLocaleString('en')} customers: filling the memory`)
  const { context, revoked } = loadState(customers)
  say(`${customers.toLocaleString('en')} customers: asking`)
  const hit = rate(idsOf(customers, 1_000_000), (id) => decide(context, id, asked).allowed)
  const miss = rate(
    idsOf(customers, 500_000).map((id) => flat(`${id.slice(0, 19)}~`)),
    (id) => decide(context, id, asked).allowed,
  )
  const denied = rate(
    Array.from({ length: 300_000 }, (_, place) => flat(customerIdOf(revoked[place % revoked.length] as number))),
    (id) => decide(context, id, asked).allowed,
  )
  const limit = limitOf(customers)
  const map = new Map<string, number>()
  for (let customer = 1; customer <= customers; customer++) map.set(flat(customerIdOf(customer)), customer)
  const viaMap = rate(idsOf(customers, 1_000_000), (id) => map.get(id) !== undefined)
  found[name] = {
    ...hit,
    miss,
    revoked: denied,
    map: viaMap,
    limit,
    ofLimit: Number((hit.opsPerProcessorSecond / limit.opsPerProcessorSecond).toFixed(2)),
    vsMap: Number((hit.opsPerProcessorSecond / viaMap.opsPerProcessorSecond).toFixed(2)),
    ...(customers === 1_000_000 && {
      sqlite: await askSqlite(customers),
      postgres: await askPostgres(customers).catch((error: Error) => ({ failed: error.message })),
    }),
    load: Number((loadavg()[0] as number).toFixed(1)),
  }
  context.hot.close()
  say(JSON.stringify(found[name]))
}
process.stdout.write(`${JSON.stringify(found)}\n`)
