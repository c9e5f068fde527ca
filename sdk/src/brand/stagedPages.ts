import type { Transaction } from 'kysely'
import type { Hex } from 'viem'
import { applyEvents } from './applyEvents.ts'
import type { BrandEvent } from './brandEvent.ts'
import type { GuardContext } from './guardContext.ts'
import type { MirrorBlock } from './liveState.ts'
import type { Replay } from './replay.ts'
import type { StoreTables } from './storeTables.ts'

/** Where reading goes on: what was read up to a block, whether it was compared with the ledger or not. */
export type ReadPoint = { readonly block: MirrorBlock; readonly replay: Replay }

/** The name under which the store keeps up to which block staged pages were compared with the ledger. */
const settledTo = 'settled_to'

/**
 * Puts events aside that were read and not compared with the ledger yet. A long reading that is interrupted goes on after them; should they
 * turn out wrong, they are dropped, and nothing ever rested on them.
 */
export async function stagePage(
  { lease }: GuardContext,
  events: readonly BrandEvent[],
  { block, replay }: ReadPoint,
): Promise<void> {
  await lease.write((transaction) =>
    transaction
      .insertInto('staged_pages')
      .values({
        to_block: block.number,
        block_hash: block.hash,
        block_timestamp: block.timestamp,
        replay: JSON.stringify(replay),
        events: JSON.stringify(events),
      })
      .execute(),
  )
}

/** The last page put aside, or null. */
export async function readLastPage({ db }: GuardContext): Promise<ReadPoint | null> {
  const page = await db
    .selectFrom('staged_pages')
    .select(['to_block', 'block_hash', 'block_timestamp', 'replay'])
    .orderBy('to_block', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!page) return null
  const block = { number: page.to_block, hash: page.block_hash as Hex, timestamp: page.block_timestamp }
  return { block, replay: JSON.parse(page.replay) }
}

/** The events put aside, page by page, in the order of the chain. */
export async function* readStagedEvents({ db }: GuardContext): AsyncGenerator<readonly BrandEvent[]> {
  for (let after = -1; ; ) {
    const page = await db
      .selectFrom('staged_pages')
      .select(['to_block', 'events'])
      .where('to_block', '>', after)
      .orderBy('to_block')
      .limit(1)
      .executeTakeFirst()
    if (!page) return
    yield JSON.parse(page.events)
    after = page.to_block
  }
}

/** Forgets what was put aside. */
export async function dropPages({ lease }: GuardContext): Promise<void> {
  await lease.write((transaction) => transaction.deleteFrom('staged_pages').execute())
}

/** Writes down that the ledger agrees with everything put aside. */
export async function approvePages(context: GuardContext): Promise<void> {
  const last = await readLastPage(context)
  if (last === null) return
  await context.lease.write((transaction) =>
    transaction
      .insertInto('meta')
      .values({ key: settledTo, value: String(last.block.number) })
      .onConflict((conflict) => conflict.column('key').doUpdateSet((eb) => ({ value: eb.ref('excluded.value') })))
      .execute(),
  )
}

/** Forgets what is above a block, and that the ledger agreed with it: what is read from there on is compared anew. */
export async function dropPagesAbove(transaction: Transaction<StoreTables>, block: number): Promise<void> {
  await transaction.deleteFrom('staged_pages').where('to_block', '>', block).execute()
  await transaction.deleteFrom('meta').where('key', '=', settledTo).execute()
}

/**
 * Takes over the pages the ledger agrees with, one transaction for each: whoever reads the store sees the chain as of a block, never half of
 * it. What a crash left over is taken over at the next look.
 */
export async function settlePages(context: GuardContext, finalized: number): Promise<number> {
  const { db, hot, lease } = context
  const settled = await db.selectFrom('meta').select('value').where('key', '=', settledTo).executeTakeFirst()
  let pages = 0
  for (;;) {
    const page = await db
      .selectFrom('staged_pages')
      .selectAll()
      .where('to_block', '<=', Number(settled?.value ?? -1))
      .orderBy('to_block')
      .limit(1)
      .executeTakeFirst()
    if (!page) return pages
    const events: BrandEvent[] = JSON.parse(page.events)
    const { revocations, uses }: Replay = JSON.parse(page.replay)
    await lease.write(async (transaction) => {
      for (const change of await applyEvents(transaction, context, events, finalized)) change(hot)
      await transaction
        .insertInto('blocks')
        .values({
          number: page.to_block,
          hash: page.block_hash,
          timestamp: page.block_timestamp,
          revocation_digest: revocations,
          use_digest: uses,
        })
        .execute()
      await transaction.deleteFrom('staged_pages').where('to_block', '=', page.to_block).execute()
    })
    pages++
    // Decisions are made meanwhile.
    await new Promise((resolve) => setImmediate(resolve))
  }
}
