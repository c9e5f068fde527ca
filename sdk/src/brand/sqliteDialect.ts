import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'
import { type Dialect, type SqliteDatabase, SqliteDialect } from 'kysely'

/** Statements kept prepared: the queries of a program are few, lists of changing length are not worth keeping. */
const keptStatements = 256

/**
 * Kysely dialect over Node's own SQLite: WAL, `synchronous=FULL` (what is committed survives a power cut), foreign keys on, deleted data
 * overwritten.
 *
 * @param path the database file; `:memory:` keeps nothing
 * @param options.exclusive holds the file for this process alone until it is closed; opening fails if another process has it
 * @example
 * import { sqliteDialect } from '@consent-ledger/sdk/brand'
 * import { Kysely } from 'kysely'
 *
 * const db = new Kysely<{ orders: { id: number; total: number } }>({ dialect: sqliteDialect('orders.db') })
 */
export function sqliteDialect(path: string, { exclusive = false }: { readonly exclusive?: boolean } = {}): Dialect {
  return withWholeMigrations(new SqliteDialect({ database: async () => openDatabase(path, exclusive) }))
}

/**
 * SQLite takes changes of the schema back with their transaction. Kysely does not count on it and migrates without one, so a process that is
 * killed meanwhile would leave half of the tables, which no later migration gets over.
 */
function withWholeMigrations(dialect: Dialect): Dialect {
  return {
    createAdapter: () => Object.create(dialect.createAdapter(), { supportsTransactionalDdl: { value: true } }),
    createDriver: () => dialect.createDriver(),
    createIntrospector: (db) => dialect.createIntrospector(db),
    createQueryCompiler: () => dialect.createQueryCompiler(),
  }
}

function openDatabase(path: string, exclusive: boolean): SqliteDatabase {
  const database = new DatabaseSync(path, { timeout: exclusive ? 1_000 : 5_000 })
  try {
    if (exclusive) database.exec('PRAGMA locking_mode=EXCLUSIVE')
    database.exec('PRAGMA journal_mode=WAL')
    database.exec('PRAGMA synchronous=FULL')
    database.exec('PRAGMA foreign_keys=ON')
    database.exec('PRAGMA secure_delete=ON')
    // 64 MiB: locks are random, so each lands on another page.
    database.exec('PRAGMA cache_size=-65536')
    if (exclusive) database.exec('BEGIN IMMEDIATE; COMMIT')
  } catch (error) {
    database.close()
    throw error
  }
  const kept = new Map<string, StatementSync>()

  function prepare(sql: string): StatementSync {
    const known = kept.get(sql)
    if (known) return known
    const statement = database.prepare(sql)
    if (kept.size < keptStatements) kept.set(sql, statement)
    return statement
  }

  return {
    close: () => database.close(),
    prepare(sql) {
      const statement = prepare(sql)
      return {
        reader: statement.columns().length > 0,
        all: (values) => statement.all(...(values as SQLInputValue[])),
        run: (values) => statement.run(...(values as SQLInputValue[])),
        iterate: (values) => statement.iterate(...(values as SQLInputValue[])),
      }
    },
  }
}
