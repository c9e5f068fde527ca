import { sql } from 'kysely'
import type { GuardContext } from './guardContext.ts'

/** How many bytes the tables and indexes of the store take. SQLite's write-ahead log is not counted. */
export async function readStoreSize({ db, isShared, schema }: GuardContext): Promise<number> {
  const question = isShared
    ? sql<{ bytes: number }>`select coalesce(sum(pg_total_relation_size(class.oid)), 0)::float8 as bytes
        from pg_class class join pg_namespace namespace on namespace.oid = class.relnamespace
        where class.relkind = 'r' and namespace.nspname = coalesce(${schema}::text, current_schema())`
    : sql<{ bytes: number }>`select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()`
  const { rows } = await question.execute(db)
  return Number(rows[0]?.bytes ?? 0)
}
