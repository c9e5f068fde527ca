import type { GuardContext } from './guardContext.ts'

/** The moment a live decision is about, in Unix seconds: a slow local clock cannot un-see a block. */
export function momentOf({ clock, live }: Pick<GuardContext, 'clock' | 'live'>): number {
  return Math.max(Math.floor(clock()), live.newestTime)
}
