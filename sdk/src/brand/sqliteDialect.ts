import type { Dialect } from 'kysely'

/** Kysely dialect over node:sqlite: WAL, synchronous FULL, foreign keys on. */
export declare function sqliteDialect(path: string, options?: { readonly exclusive?: boolean }): Dialect
