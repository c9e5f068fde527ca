import type { Hex } from 'viem'
import type { GuardContext } from './guardContext.ts'
import { inChunks } from './inChunks.ts'
import { loadChainState } from './loadChainState.ts'
import { loadTip } from './loadTip.ts'

/** Rows read at a time. */
const pageSize = 5_000
/** Rows below the newest number that are read again: a commit that failed may have left its number to another row. */
const overlap = 1_000

/** Fills the memory from the store with what is not there yet (a snapshot brings most of it): customers, receipts, recordings, spent locks, the brand and the block the mirror stopped at. */
export async function loadHotState(context: GuardContext): Promise<void> {
  const { db, hot } = context

  const early = hot.waitingReceipts()
  for (let after = Math.max(0, hot.lastCustomer - overlap); ; ) {
    const rows = await db
      .selectFrom('customers')
      .select(['id', 'customer_id'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(pageSize)
      .execute()
    for (const { id, customer_id } of rows) hot.addCustomer(id, customer_id)
    after = rows.at(-1)?.id ?? 0
    if (rows.length < pageSize) break
  }

  for (let after = Math.max(0, hot.lastReceipt - overlap); ; ) {
    const rows = await db
      .selectFrom('receipts')
      .select(['id', 'customer', 'consent_hash', 'notice_hash', 'issued_at', 'expires_at', 'batch'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(pageSize)
      .execute()
    const last = rows.at(-1)?.id ?? 0
    const locks = await db
      .selectFrom('locks')
      .select(['receipt', 'purpose', 'category'])
      .where('receipt', '>', after)
      .where('receipt', '<=', last)
      .where('position', '>=', 0)
      .orderBy('receipt')
      .orderBy('position')
      .execute()
    let place = 0
    for (const row of rows) {
      const uses: { purpose: string; category: string }[] = []
      for (let lock = locks[place]; lock?.receipt === row.id; lock = locks[++place]) {
        uses.push({ purpose: lock.purpose as string, category: lock.category as string })
      }
      hot.addReceipt({
        id: row.id,
        customer: row.customer,
        consentHash: row.consent_hash as Hex,
        noticeHash: row.notice_hash as Hex,
        issuedAt: row.issued_at,
        expiresAt: row.expires_at,
        batch: row.batch,
        uses,
      })
    }
    after = last
    if (rows.length < pageSize) break
  }

  for (const chunk of inChunks(early)) {
    const rows = await db.selectFrom('receipts').select(['id', 'batch']).where('id', 'in', chunk).execute()
    for (const { id, batch } of rows) if (batch !== null) hot.setBatch(id, batch)
  }

  const recorded = await db
    .selectFrom('batches')
    .innerJoin('roots', (join) =>
      join.onRef('roots.root', '=', 'batches.root').onRef('roots.kind', '=', 'batches.kind'),
    )
    .select(['batches.id', 'roots.recorded_at', 'roots.block_number'])
    .where('batches.kind', '=', 'grants')
    .execute()
  for (const { id, recorded_at, block_number } of recorded) hot.setRecorded(id, recorded_at, block_number)

  const ended = await db
    .selectFrom('spends')
    .innerJoin('locks', 'locks.lock', 'spends.lock')
    .select(['locks.receipt', 'locks.position', 'spends.at', 'spends.by_brand'])
    .execute()
  for (const { receipt, position, at, by_brand } of ended) hot.spend(receipt, position, at, by_brand === 1)

  await loadTip(context)
  await loadChainState(context)
}
