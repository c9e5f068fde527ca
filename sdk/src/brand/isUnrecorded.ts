import { sql } from 'kysely'

/** Batches whose root the chain does not show. Written out for the reason `isNotFinal` is. */
export const isUnrecorded = sql<boolean>`is_recorded = 0`
