import type { Hex } from 'viem'
import type { GuardContext } from './guardContext.ts'

/** Reads the block the mirror stopped at, and how far the chain is final, from the store into memory. */
export async function loadTip({ db, live }: GuardContext): Promise<void> {
  const finalized = await db.selectFrom('meta').select('value').where('key', '=', 'finalized').executeTakeFirst()
  live.finalized = Math.max(live.finalized, finalized ? Number(finalized.value) : -1)
  const tip = await db
    .selectFrom('blocks')
    .select(['number', 'hash', 'timestamp'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  live.tip = tip ? { number: tip.number, hash: tip.hash as Hex, timestamp: tip.timestamp } : null
  live.newestTime = Math.max(live.newestTime, tip?.timestamp ?? 0)
}
