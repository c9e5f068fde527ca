import type { Store } from './store.ts'

/** The embedded store: one SQLite file, one process. */
export declare function sqliteStore(path: string): Store
