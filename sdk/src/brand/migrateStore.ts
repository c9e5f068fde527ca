import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { type DialectWords, storeMigrations } from './storeMigrations.ts'
import type { StoreTables } from './storeTables.ts'

/** Brings the schema of a store up to date. Throws what stopped it. */
export async function migrateStore(
  db: Kysely<StoreTables>,
  { schema, ...words }: DialectWords & { readonly schema?: string },
): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => storeMigrations(words) },
    ...(schema !== undefined && { migrationTableSchema: schema }),
  })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
}
