/** Everybody who may be written to, of ten million: the guard beside a join in PostgreSQL. */
import { loadavg } from 'node:os'
import { Client } from 'pg'
import { createAudience } from '../../../sdk/src/brand/audience.ts'
import { startPostgres } from '../../postgres/startPostgres.ts'
import { loadState } from './fillState.ts'

const customers = Number(process.env.CUSTOMERS ?? 10_000_000)
const say = (progress: string) => process.stderr.write(`  ${progress}\n`)
const asked = { purpose: 'offers.personalised', categories: ['behaviour.purchases', 'preference.interests'] }

async function timed<value>(task: () => Promise<value>): Promise<[number, value]> {
  const began = performance.now()
  const value = await task()
  return [Number((performance.now() - began).toFixed(1)), value]
}

/** The same question to two tables: customers, and one row for each customer, use and end. */
async function askPostgres() {
  const postgres = await startPostgres({ settings: { shared_buffers: '1GB', work_mem: '512MB' } })
  const client = new Client({ connectionString: postgres.url })
  await client.connect()
  try {
    await client.query('create table customers (id bigint primary key, customer_id text not null)')
    await client.query('create table consents (customer bigint, use smallint, expires_at bigint)')
    await client.query(
      'insert into customers select n, substr(md5(n::text), 1, 20) from generate_series(1, $1::bigint) n',
      [customers],
    )
    await client.query(
      `insert into consents select n, use, 1800000000 + (n * 7919 % 40000000) from generate_series(1, $1::bigint) n, generate_series(1, 2) use`,
      [customers],
    )
    await client.query('create index on consents (use, customer, expires_at)')
    await client.query('analyze')
    const text = (select: string) =>
      `select ${select} from customers c join consents a on a.customer = c.id and a.use = 1 and a.expires_at > 1810000000 join consents b on b.customer = c.id and b.use = 2 and b.expires_at > 1810000000`
    const [countMilliseconds, counted] = await timed(() => client.query(text('count(*)')))
    return { countMilliseconds, count: Number(counted.rows[0].count) }
  } finally {
    await client.end()
    await postgres.stop()
  }
}

say(`${customers.toLocaleString('en')} customers: filling the memory`)
const { context } = loadState(customers)
const audience = createAudience(context, asked)
const [firstMilliseconds, count] = await timed(() => audience.count())
const counts: number[] = []
for (let round = 0; round < 9; round++) counts.push((await timed(() => audience.count()))[0])
counts.sort((a, b) => a - b)
say('reading ids')
const read = async () => {
  let ids = 0
  for await (const batch of audience) ids += batch.length
  return ids
}
await read()
const used = process.cpuUsage()
const [idsMilliseconds, ids] = await timed(read)
const { user, system } = process.cpuUsage(used)
if (count === 0 || ids !== count) throw new Error(`counted ${count}, read ${ids}`)
context.hot.close()
say('asking PostgreSQL')
const postgres = await askPostgres().catch((error: Error) => ({ failed: error.message, countMilliseconds: null }))
const countMilliseconds = counts[4] as number
const found = {
  audience10M: {
    customers,
    count,
    countMilliseconds,
    idsMilliseconds,
    idsProcessorMilliseconds: Math.round((user + system) / 1_000),
    firstMilliseconds,
    postgres,
    vsPostgres: postgres.countMilliseconds === null ? null : Math.round(postgres.countMilliseconds / countMilliseconds),
    load: Number((loadavg()[0] as number).toFixed(1)),
  },
}
process.stdout.write(`${JSON.stringify(found)}\n`)
