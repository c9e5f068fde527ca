import type { Kysely } from 'kysely'
import type { StoreTables } from './storeTables.ts'

/** Where a guard keeps what must survive: a Kysely database. One schema and one set of queries serve every dialect. */
export type Store = {
  readonly db: Kysely<StoreTables>
  /** Where its tables are; null: where unqualified names lead. */
  readonly schema: string | null
  /** Whether several guards may use it at the same time. */
  readonly isShared: boolean
  /** Opens the database and brings its schema up to date. */
  open(): Promise<void>
  close(): Promise<void>
}
