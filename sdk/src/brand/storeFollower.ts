import type { Transaction } from 'kysely'
import type { Hex } from 'viem'
import { ChangesMissedError } from '../errors/changesMissedError.ts'
import { applyChainView, type ChainView, readChainView } from './chainView.ts'
import type { GuardContext } from './guardContext.ts'
import { inChunks } from './inChunks.ts'
import { loadChainState } from './loadChainState.ts'
import type { StoreTables } from './storeTables.ts'

/** Changes read at a time. */
const pageSize = 5_000

export type StoreFollower = {
  /** Remembers where the log of changes stands. To be called before the state is loaded: what changes meanwhile is read again. */
  start(): Promise<void>
  /** Brings memory up to the store. A guard that is not the recorder takes over what the recorder knows of the chain, too. */
  follow(): Promise<void>
}

/**
 * Keeps the memory of a guard up to a store that others write to. The log of changes names rows; they are read as they are now, in the same
 * snapshot as the log, so a change may come twice and early, but never too late.
 */
export function createStoreFollower(context: GuardContext): StoreFollower {
  const { db, live, lease } = context
  let cursor = 0

  /** The newest change there was, trimmed or not. */
  async function readNewest(reader: GuardContext['db']): Promise<{ newest: number; trimmed: number }> {
    const [last, kept] = await Promise.all([
      reader
        .selectFrom('changes')
        .select((eb) => eb.fn.max('id').as('id'))
        .executeTakeFirst(),
      reader.selectFrom('meta').select('value').where('key', '=', 'changes_trimmed').executeTakeFirst(),
    ])
    const trimmed = Number(kept?.value ?? 0)
    return { newest: Math.max(Number(last?.id ?? 0), trimmed), trimmed }
  }

  async function readReceipts(transaction: Transaction<StoreTables>, ids: readonly number[]): Promise<void> {
    const receipts = await transaction
      .selectFrom('receipts')
      .innerJoin('customers', 'customers.id', 'receipts.customer')
      .select(['receipts.id', 'customer', 'customer_id', 'consent_hash', 'notice_hash', 'issued_at', 'expires_at'])
      .select('batch')
      .where('receipts.id', 'in', ids)
      .execute()
    const locks = await transaction
      .selectFrom('locks')
      .leftJoin('spends', 'spends.lock', 'locks.lock')
      .select(['receipt', 'position', 'purpose', 'category', 'spends.at', 'by_brand'])
      .where('receipt', 'in', ids)
      .orderBy('receipt')
      .orderBy('position')
      .execute()
    const locksOf = Map.groupBy(locks, ({ receipt }) => receipt)
    const rowOf = new Map(receipts.map((row) => [row.id, row]))
    // In the order of the store: the newest of a customer's receipts comes last.
    for (const id of [...ids].sort((a, b) => a - b)) {
      const row = rowOf.get(id)
      if (row === undefined) {
        context.hot.removeReceipt(id)
        continue
      }
      const own = locksOf.get(id) ?? []
      context.hot.addCustomer(row.customer, row.customer_id)
      if (!context.hot.hasReceipt(id)) {
        context.hot.addReceipt({
          id,
          customer: row.customer,
          consentHash: row.consent_hash as Hex,
          noticeHash: row.notice_hash as Hex,
          issuedAt: row.issued_at,
          expiresAt: row.expires_at,
          batch: row.batch,
          uses: own.flatMap(({ purpose, category }) =>
            purpose !== null && category !== null ? [{ purpose, category }] : [],
          ),
        })
      }
      if (row.batch !== null) context.hot.setBatch(id, row.batch)
      for (const { position, at, by_brand } of own) if (at !== null) context.hot.spend(id, position, at, by_brand === 1)
    }
  }

  async function readBatches(transaction: Transaction<StoreTables>, ids: readonly number[]): Promise<void> {
    const rows = await transaction.selectFrom('receipts').select(['id', 'batch']).where('batch', 'in', ids).execute()
    for (const { id, batch } of rows) context.hot.setBatch(id, batch as number)
  }

  async function readRoots(transaction: Transaction<StoreTables>, batches: readonly number[]): Promise<void> {
    const rows = await transaction
      .selectFrom('batches')
      .leftJoin('roots', (join) =>
        join.onRef('roots.root', '=', 'batches.root').onRef('roots.kind', '=', 'batches.kind'),
      )
      .select(['batches.id', 'recorded_at', 'block_number'])
      .where('batches.id', 'in', batches)
      .execute()
    for (const { id, recorded_at, block_number } of rows)
      context.hot.setRecorded(id, recorded_at ?? 0, block_number ?? 0)
  }

  async function readCustomers(transaction: Transaction<StoreTables>, ids: readonly number[]): Promise<void> {
    const rows = await transaction.selectFrom('customers').select('id').where('id', 'in', ids).execute()
    const kept = new Set(rows.map(({ id }) => id))
    for (const id of ids) if (!kept.has(id)) context.hot.removeCustomer(id)
  }

  /** What the chain showed above a block does not count any more. Read to the end of the log: no root of a later page may come before it. */
  async function readRollback(transaction: Transaction<StoreTables>): Promise<void> {
    const { to } = await transaction
      .selectFrom('changes')
      .select((eb) => eb.fn.min('row').as('to'))
      .where('id', '>', cursor)
      .where('kind', '=', 'rollback')
      .executeTakeFirstOrThrow()
    if (to === null) return
    live.final = Math.min(live.final, Number(to))
    live.safe = Math.min(live.safe, Number(to))
  }

  /** One page of the log. */
  async function readPage(): Promise<{ isLast: boolean; hasChainState: boolean; view: ChainView | null }> {
    const asked = performance.now()
    return db
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (transaction) => {
        const page = await transaction
          .selectFrom('changes')
          .select(['id', 'kind', 'row'])
          .where('id', '>', cursor)
          .orderBy('id')
          .limit(pageSize)
          .execute()
        const { newest, trimmed } = await readNewest(transaction)
        if (trimmed > cursor || newest < cursor) throw new ChangesMissedError()
        const view = page.length < pageSize && !lease.isHeld ? await readChainView(transaction, asked) : null
        if (page.length === 0) return { isLast: true, hasChainState: false, view }

        await readRollback(transaction)
        const rowsOf = (kind: StoreTables['changes']['kind']) =>
          inChunks([...new Set(page.flatMap((change) => (change.kind === kind ? [change.row] : [])))])
        for (const ids of rowsOf('receipt')) await readReceipts(transaction, ids)
        for (const ids of rowsOf('batch')) await readBatches(transaction, ids)
        for (const ids of rowsOf('root')) await readRoots(transaction, ids)
        for (const ids of rowsOf('customer')) await readCustomers(transaction, ids)
        cursor = page.at(-1)?.id ?? cursor
        const hasChainState = page.some(({ kind }) => kind === 'chain' || kind === 'rollback')
        return { isLast: page.length < pageSize, hasChainState, view }
      })
  }

  return {
    async start() {
      cursor = (await readNewest(db)).newest
    },
    async follow() {
      for (;;) {
        const { isLast, hasChainState, view } = await readPage()
        if (hasChainState) await loadChainState(context)
        if (!isLast) continue
        if (view !== null && !lease.isHeld) applyChainView(context, view)
        return
      }
    },
  }
}
