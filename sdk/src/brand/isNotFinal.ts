import { sql } from 'kysely'

/**
 * Spent locks the chain does not show for good yet. Written out, not as a parameter: SQLite takes the index of these few rows only if it sees
 * the condition of the index in the query, and reads every lock ever spent otherwise.
 */
export const isNotFinal = sql<boolean>`is_final = 0`
