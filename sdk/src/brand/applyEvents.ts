import type { Transaction } from 'kysely'
import { hexToBytes } from 'viem'
import type { BrandEvent } from './brandEvent.ts'
import type { GuardContext } from './guardContext.ts'
import type { HotState } from './hotState.ts'
import { inChunks } from './inChunks.ts'
import { noteChanges } from './noteChanges.ts'
import { storedText } from './storedText.ts'
import type { StoreTables } from './storeTables.ts'

/** Changes of the hot state that follow from events, to be made once the transaction is committed. */
export type HotChange = (hot: HotState) => void

/**
 * Writes events of the chain to the store.
 *
 * Spent locks are never taken back; a lock seen spent before keeps its row and learns its block. Locks of stored receipts are looked up in the
 * same transaction.
 *
 * @param transaction where to write
 * @param context whether other guards have to be told
 * @param events in the order of the chain
 * @param finalized block number up to which the chain does not change any more
 * @returns what to change in memory
 */
export async function applyEvents(
  transaction: Transaction<StoreTables>,
  context: Pick<GuardContext, 'isShared' | 'clock'>,
  events: readonly BrandEvent[],
  finalized: number,
): Promise<HotChange[]> {
  const changes: HotChange[] = []
  const roots = events.flatMap((event) => (event.kind === 'grants' ? [event] : []))
  for (const chunk of inChunks(roots)) {
    const batches = await transaction
      .selectFrom('batches')
      .select(['id', 'root'])
      .where('kind', '=', 'grants')
      .where(
        'root',
        'in',
        chunk.map(({ root }) => root),
      )
      .execute()
    const idOfRoot = new Map(batches.map(({ id, root }) => [root, id]))
    await noteChanges(transaction, context, 'root', [...idOfRoot.values()])
    for (const { root, at, blockNumber } of chunk) {
      const batch = idOfRoot.get(root)
      if (batch !== undefined) changes.push((hot) => hot.setRecorded(batch, at, blockNumber))
    }
  }

  for (const event of events) {
    if (event.kind === 'named') {
      await transaction
        .insertInto('brand_names')
        .values({
          block_number: event.blockNumber,
          log_index: event.logIndex,
          name: storedText.write(event.name),
          domain: storedText.write(event.domain),
        })
        .execute()
    } else if (event.kind === 'notice') {
      await transaction
        .insertInto('notices')
        .values({
          notice_hash: event.noticeHash,
          number: event.number,
          published_at: event.at,
          block_number: event.blockNumber,
          document: decodeText(event.document),
        })
        .execute()
    } else if (event.kind === 'grants' || event.kind === 'uses') {
      await transaction
        .insertInto('roots')
        .values({
          kind: event.kind,
          root: event.root,
          recorded_at: event.at,
          block_number: event.blockNumber,
          transaction_hash: event.transactionHash,
        })
        .onConflict((conflict) => conflict.columns(['kind', 'root']).doNothing())
        .execute()
      await transaction
        .updateTable('batches')
        .set({ is_recorded: 1 })
        .where('root', '=', event.root)
        .where('kind', '=', event.kind)
        .execute()
    }
  }

  if (events.some(({ kind }) => kind === 'named' || kind === 'notice')) {
    await noteChanges(transaction, context, 'chain', [0])
  }

  // In the order of the key: neighbours share pages of the database.
  const revocations = events
    .flatMap((event) => (event.kind === 'revoked' ? [event] : []))
    .sort((a, b) => (a.lock < b.lock ? -1 : 1))
  for (const chunk of inChunks(revocations)) {
    await transaction
      .insertInto('spends')
      .values(
        [...new Map(chunk.map((event) => [event.lock, event])).values()].map((event) => ({
          lock: event.lock,
          at: event.at,
          by_brand: event.byBrand ? (1 as const) : (0 as const),
          block_number: event.blockNumber,
          is_final: event.blockNumber <= finalized ? (1 as const) : (0 as const),
        })),
      )
      .onConflict((conflict) =>
        conflict.column('lock').doUpdateSet((eb) => ({
          at: eb.ref('excluded.at'),
          by_brand: eb.ref('excluded.by_brand'),
          block_number: eb.ref('excluded.block_number'),
          is_final: eb.ref('excluded.is_final'),
          secret: eb.case().when('excluded.is_final', '=', 1).then(null).else(eb.ref('spends.secret')).end(),
        })),
      )
      .execute()
    const eventOfLock = new Map(chunk.map((event) => [event.lock as string, event]))
    const locks = await transaction
      .selectFrom('locks')
      .select(['lock', 'receipt', 'position'])
      .where('lock', 'in', [...eventOfLock.keys()])
      .execute()
    const receipts = locks.map(({ receipt }) => receipt)
    await noteChanges(transaction, context, 'receipt', receipts)
    for (const { lock, receipt, position } of locks) {
      const event = eventOfLock.get(lock)
      if (event) changes.push((hot) => hot.spend(receipt, position, event.at, event.byBrand))
    }
  }
  return changes
}

/** Null: no text, or one with U+0000, which no canonical JSON holds. */
function decodeText(document: `0x${string}`): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(hexToBytes(document))
    return text.includes('\u0000') ? null : text
  } catch {
    return null
  }
}
