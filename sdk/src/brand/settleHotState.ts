import { setImmediate } from 'node:timers/promises'
import type { GuardContext } from './guardContext.ts'
import { momentOf } from './momentOf.ts'

/** Words of 32 customers settled before others get a turn: some milliseconds of work. */
const wordsAtOnce = 1_000

/** Brings the bits of all customers up to now without holding up what else the process does. */
export async function settleHotState(context: GuardContext): Promise<void> {
  while (!context.hot.settle(momentOf(context), context.live.final, wordsAtOnce)) await setImmediate()
}
