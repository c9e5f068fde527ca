import { Kysely } from 'kysely'
import { InvalidGuardOptionError } from '../errors/invalidGuardOptionError.ts'
import { StoreUnusableError } from '../errors/storeUnusableError.ts'
import { migrateStore } from './migrateStore.ts'
import { postgresDialect } from './postgresDialect.ts'
import type { Store } from './store.ts'
import type { StoreTables } from './storeTables.ts'

/** Names that need no quotes in any statement a brand may write by hand. */
const schemaName = /^[a-z_][a-z0-9_]{0,62}$/

/**
 * A store on PostgreSQL (15 or newer), which several guards of one brand share: all check, one of them reads the chain and records. Needs the
 * package `pg`. Give every guard the same URL and schema; the schema is made if absent.
 *
 * @param url such as `postgres://user:password@host:5432/database`. The password is never told to anybody
 * @param options.schema where the guard's tables live in the database; default `consent_ledger`
 * @returns a store to give to `createGuard`, which opens and closes it
 * @throws {InvalidGuardOptionError} when URL or schema are none
 * @example
 * import { postgresStore } from '@consent-ledger/sdk/brand'
 * const store = postgresStore(process.env.DATABASE_URL ?? 'postgres://guard@127.0.0.1:5432/shop')
 */
export function postgresStore(url: string, { schema = 'consent_ledger' }: { readonly schema?: string } = {}): Store {
  if (!URL.canParse(url) || !/^postgres(ql)?:$/.test(new URL(url).protocol)) {
    throw new InvalidGuardOptionError({ option: 'store', expectation: 'a URL that starts with postgres://' })
  }
  if (!schemaName.test(schema)) {
    throw new InvalidGuardOptionError({
      option: 'store',
      expectation: 'a schema of lower-case letters, digits and _, at most 63',
    })
  }
  const db = new Kysely<StoreTables>({ dialect: postgresDialect(url, schema) })
  return {
    db,
    schema,
    isShared: true,
    async open() {
      try {
        await migrateStore(db, { countedKey: 'bigint generated always as identity primary key', schema })
      } catch (error) {
        await db.destroy()
        throw new StoreUnusableError({ path: withoutSecrets(url) }, { cause: error })
      }
    },
    close: () => db.destroy(),
  }
}

/** The URL as it may stand in logs: neither password nor options. */
function withoutSecrets(url: string): string {
  const { protocol, username, host, pathname } = new URL(url)
  return `${protocol}//${username === '' ? '' : `${username}@`}${host}${pathname}`
}
