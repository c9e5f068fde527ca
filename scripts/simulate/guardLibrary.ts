import type { createGuard, sqliteStore } from '../../sdk/src/brand/index.ts'

/** What is put to the test: the real functions, or for once others, to see whether their faults are found. */
export type GuardLibrary = { readonly createGuard: typeof createGuard; readonly sqliteStore: typeof sqliteStore }
