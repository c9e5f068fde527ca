import { sql } from 'kysely'

/** Milliseconds since 1970 by the clock of the PostgreSQL server: the one clock all guards of a store have in common. */
export const databaseTime = sql<number>`(extract(epoch from clock_timestamp()) * 1000)::bigint`
