import { createContext } from 'react'
import type { IdleLimit } from '../../config/idleLimit.ts'

/** After how many minutes without use this tab locked itself; null if it did not. */
export const IdleLockContext = createContext<IdleLimit | null>(null)
