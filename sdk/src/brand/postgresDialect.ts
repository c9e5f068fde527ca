import { type Dialect, PostgresDialect, type PostgresPool } from 'kysely'
import type { ClientBase, PoolConfig } from 'pg'

/** Connections a guard opens at most. */
const mostConnections = 10
/** Milliseconds until a server that does not answer is given up. */
const connectDeadline = 5_000
/** Milliseconds a statement waits for a lock. */
const lockDeadline = 30_000
/** Milliseconds after which the server ends a transaction whose guard says nothing more: a frozen machine must not block the others. */
const idleDeadline = 15_000
/** PostgreSQL's number of the type bigint. */
const bigintType = 20

/**
 * Kysely dialect over `pg`, which is loaded at the first query: all tables in one schema, bigint as numbers like SQLite's, and no statement that
 * waits for ever.
 */
export function postgresDialect(url: string, schema: string): Dialect {
  return new PostgresDialect({ pool: () => openPool(url, schema) })
}

async function openPool(url: string, schema: string): Promise<PostgresPool> {
  const { default: pg } = await import('pg')
  const types: PoolConfig['types'] = {
    getTypeParser: ((type: number, format?: 'text') =>
      type === bigintType ? readInteger : pg.types.getTypeParser(type, format)) as typeof pg.types.getTypeParser,
  }
  const pool = new pg.Pool({
    connectionString: url,
    max: mostConnections,
    connectionTimeoutMillis: connectDeadline,
    keepAlive: true,
    types,
    async onConnect(client: ClientBase) {
      // A connection that breaks while in use fails its query; without a listener it would end the process too.
      client.on('error', () => undefined)
      await client.query(
        `select set_config('search_path', $1, false), set_config('lock_timeout', $2, false),
          set_config('idle_in_transaction_session_timeout', $3, false)`,
        [schema, String(lockDeadline), String(idleDeadline)],
      )
    },
  })
  // A connection that breaks while idle is replaced by the next query.
  pool.on('error', () => undefined)
  return pool as unknown as PostgresPool
}

/** Ids, times and block numbers are far below 2⁵³. */
function readInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`the store holds ${text}, which is no number it wrote`)
  return value
}
