import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { sqliteDialect } from '@consent-ledger/sdk/brand'
import { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import { ConfigurationError } from '../configurationError.ts'
import { migrations } from './migrations.ts'
import type { Schema } from './schema.ts'

export type Database = Kysely<Schema>

/**
 * Opens the service's database and brings its schema up to date. Secrets wait in it, so only the owner may read it; a commit is on disk before it
 * returns. One process has it alone: a second relay with the same queue would send everything twice.
 * @param directory where the file lies; created when missing
 * @returns the database
 * @throws {ConfigurationError} when the directory cannot be used or another process has the database open
 */
export async function openDatabase(directory: string): Promise<Database> {
  const path = join(directory, 'service.db')
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 })
    for (const suffix of ['', '-wal', '-shm', '-journal'])
      if (existsSync(path + suffix)) chmodSync(path + suffix, 0o600)
  } catch (cause) {
    throw new ConfigurationError('DATA_DIR', `names a directory that cannot be written: ${directory}.`, { cause })
  }

  const database: Database = new Kysely<Schema>({ dialect: sqliteDialect(path, { exclusive: true }) })
  try {
    const { error } = await new Migrator({
      db: database,
      provider: { getMigrations: async () => migrations },
    }).migrateToLatest()
    if (error) throw error
    chmodSync(path, 0o600)
  } catch (cause) {
    await database.destroy().catch(() => undefined)
    const isBusy = cause instanceof Error && /locked|busy/i.test(cause.message)
    const sentence = isBusy
      ? `is in use by another process: end that one first (${directory}).`
      : `holds a database that cannot be opened: ${path}.`
    throw new ConfigurationError('DATA_DIR', sentence, { cause })
  }
  return database
}
