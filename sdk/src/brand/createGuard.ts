import type { Guard } from './guard.ts'
import type { GuardOptions } from './guardOptions.ts'

/**
 * Starts the guard of one brand: opens the store, loads the state into memory, reads the chain and keeps following it.
 */
export declare function createGuard(options: GuardOptions): Promise<Guard>
