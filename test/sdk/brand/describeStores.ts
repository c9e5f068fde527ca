import { join } from 'node:path'
import { postgresStore, type Store, sqliteStore } from '@consent-ledger/sdk/brand'
import { type Postgres, startPostgres } from '../../../scripts/postgres/startPostgres.ts'

/** Where a store is: a process of its own can be told. */
export type StoreAddress = { readonly path: string } | { readonly url: string; readonly schema: string }

/** A kind of store the guard runs on. */
export type StoreKind = {
  readonly name: 'SQLite' | 'PostgreSQL'
  /** Makes a place for stores that nobody else uses, and says where each of them is by name. */
  prepare(folder: string): Promise<(storeName: string) => StoreAddress>
}

export function openStore(address: StoreAddress): Store {
  return 'path' in address ? sqliteStore(address.path) : postgresStore(address.url, { schema: address.schema })
}

/** One server for all files of a run; it ends with the process. */
let server: Promise<Postgres> | null = null
let databases = 0

function runningServer(): Promise<Postgres> {
  server ??= startPostgres()
  return server
}

/** The URL of a new, empty database on the server of this run. */
export async function newDatabase(): Promise<string> {
  return (await runningServer()).createDatabase(`world_${++databases}`)
}

export const sqliteKind: StoreKind = {
  name: 'SQLite',
  prepare: async (folder) => (storeName) => ({ path: join(folder, `${storeName}.db`) }),
}

export const postgresKind: StoreKind = {
  name: 'PostgreSQL',
  async prepare() {
    const url = await newDatabase()
    return (storeName) => ({ url, schema: storeName.toLowerCase().replace(/\W/g, '_') })
  },
}

/** Describes the same for every kind of store. */
export function describeStores(title: string, describeOne: (this: Mocha.Suite, kind: StoreKind) => void): void {
  for (const kind of [sqliteKind, postgresKind]) {
    describe(`${title} (${kind.name})`, function () {
      // The first that needs the server waits for it, here and not in a test's own time.
      if (kind.name === 'PostgreSQL') {
        before(async function () {
          this.timeout(60_000)
          await runningServer()
        })
      }
      describeOne.call(this, kind)
    })
  }
}
