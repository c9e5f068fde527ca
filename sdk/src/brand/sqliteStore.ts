import { Kysely } from 'kysely'
import { StoreUnusableError } from '../errors/storeUnusableError.ts'
import { migrateStore } from './migrateStore.ts'
import { sqliteDialect } from './sqliteDialect.ts'
import type { Store } from './store.ts'
import type { StoreTables } from './storeTables.ts'

/**
 * The embedded store: one SQLite file for one guard in one process. What the guard has answered for is on disk.
 *
 * @param path the file, made if absent; its directory must exist
 * @returns a store to give to `createGuard`, which opens and closes it
 * @example
 * import { sqliteStore } from '@consent-ledger/sdk/brand'
 * const store = sqliteStore('consent.db')
 */
export function sqliteStore(path: string): Store {
  const db = new Kysely<StoreTables>({ dialect: sqliteDialect(path, { exclusive: path !== ':memory:' }) })
  return {
    db,
    schema: null,
    isShared: false,
    async open() {
      try {
        await migrateStore(db, { countedKey: 'integer primary key autoincrement' })
      } catch (error) {
        await db.destroy()
        throw new StoreUnusableError({ path }, { cause: error })
      }
    },
    close: () => db.destroy(),
  }
}
