import type { Hex } from 'viem'
import { revokeCall } from '../actions/revoke.ts'
import { revokeAsBrandCall } from '../actions/revokeAsBrand.ts'
import { lockOf } from '../protocol/keys.ts'
import { buildOpening } from '../protocol/opening.ts'
import { parseReceipt } from '../protocol/receipt.ts'
import type { GuardContext } from './guardContext.ts'
import { inChunks } from './inChunks.ts'
import { isNotFinal } from './isNotFinal.ts'
import { momentOf } from './momentOf.ts'
import { noteChanges } from './noteChanges.ts'
import { createOneAtATime } from './oneAtATime.ts'
import { resendAfter, type Sent, type TransactionSender } from './transactionSender.ts'
import { writeStore } from './writeStore.ts'

/** Locks put on chain by one transaction. */
const locksAtOnce = 100
/** Milliseconds the relay gets to answer. */
const relayDeadline = 10_000

export type RevokedSecret = { readonly lock: Hex; readonly isKnown: boolean }

export type RevocationFlow = {
  /** Denies what the secrets revoke at once and writes it down. Secrets of locks in no stored receipt are left alone. */
  accept(secrets: readonly Hex[]): Promise<RevokedSecret[]>
  /** Puts on chain what waits for it. */
  send(): Promise<void>
}

/** Carries revocations to the chain: with the operator's key, else through the relay; again and again until they stand there for good. */
export function createRevocationFlow(context: GuardContext, sender: TransactionSender | null): RevocationFlow {
  const { brandId, db, deployment, hot, logger, relayUrl } = context
  const { ledger } = deployment
  const oneAtATime = createOneAtATime()

  async function accept(secrets: readonly Hex[]): Promise<RevokedSecret[]> {
    const secretOfLock = new Map(secrets.map((secret) => [lockOf(secret) as string, secret.toLowerCase() as Hex]))
    const at = momentOf(context)
    const known = new Set<string>()
    await writeStore(context, async (transaction) => {
      for (const chunk of inChunks([...secretOfLock.keys()])) {
        const rows = await transaction
          .selectFrom('locks')
          .select(['lock', 'receipt', 'position'])
          .where('lock', 'in', chunk)
          .execute()
        const spent = await transaction.selectFrom('spends').select('lock').where('lock', 'in', chunk).execute()
        const spentLocks = new Set(spent.map(({ lock }) => lock))
        const receipts = rows.map(({ receipt }) => receipt)
        await noteChanges(transaction, context, 'receipt', receipts)
        for (const { lock, receipt, position } of rows) {
          known.add(lock)
          if (!spentLocks.has(lock)) hot.spend(receipt, position, at, false)
        }
      }
      for (const lock of known) {
        const secret = secretOfLock.get(lock) as Hex
        await transaction
          .insertInto('spends')
          .values({
            lock,
            at,
            by_brand: 0,
            block_number: null,
            is_final: 0,
            secret,
            is_requested: 1,
            sent_at: null,
            transaction_hash: null,
            attempts: 0,
          })
          // Spent before: the secret serves to put it on chain again should a reorg drop it.
          .onConflict((conflict) =>
            conflict.column('lock').doUpdateSet({ secret, is_requested: 1 }).where('spends.is_final', '=', 0),
          )
          .execute()
      }
    })
    if (known.size > 0) logger.info({ locks: known.size }, 'revocations were accepted')
    return [...secretOfLock.keys()].map((lock) => ({ lock: lock as Hex, isKnown: known.has(lock) }))
  }

  async function readWaiting() {
    return db
      .selectFrom('spends')
      .select(['lock', 'secret', 'sent_at', 'transaction_hash', 'attempts'])
      .where(isNotFinal)
      .where('block_number', 'is', null)
      .where('is_requested', '=', 1)
      .orderBy('lock')
      .limit(locksAtOnce * 10)
      .execute()
  }

  type Waiting = Awaited<ReturnType<typeof readWaiting>>

  async function markSent(waiting: Waiting, transactionHash: Hex | null): Promise<void> {
    await db
      .updateTable('spends')
      .set((eb) => ({ sent_at: context.clock(), transaction_hash: transactionHash, attempts: eb('attempts', '+', 1) }))
      .where(
        'lock',
        'in',
        waiting.map(({ lock }) => lock),
      )
      .execute()
  }

  /** The part that has waited longest decides whether something is stuck. */
  function oldestOf(part: Waiting): Sent {
    const sent = part.flatMap(({ sent_at }) => (sent_at === null ? [] : [sent_at]))
    return { sentAt: sent.length === 0 ? null : Math.min(...sent), transactionHash: null }
  }

  async function sendOnChain(sending: TransactionSender, waiting: Waiting): Promise<void> {
    const due: Waiting[number][] = []
    const now = context.clock()
    for (const spend of waiting) {
      const before = { sentAt: spend.sent_at, transactionHash: spend.transaction_hash }
      if (await sending.isDue(before, now, { isHarmless: true })) due.push(spend)
    }
    const withSecret = due.filter(({ secret }) => secret !== null)
    const withoutSecret = due.filter(({ secret }) => secret === null)
    for (let start = 0; start < withSecret.length; start += locksAtOnce) {
      const part = withSecret.slice(start, start + locksAtOnce)
      const secrets = part.map(({ secret }) => secret as Hex)
      const call = revokeCall({ ledger, revocations: [{ brandId, secrets }] })
      const transactionHash = await sending.send(call, oldestOf(part), now)
      await markSent(part, transactionHash)
      logger.info({ locks: part.length, transactionHash }, 'revocations were sent')
    }
    for (let start = 0; start < withoutSecret.length; start += locksAtOnce) {
      const part = withoutSecret.slice(start, start + locksAtOnce)
      const call = revokeAsBrandCall({ ledger, brandId, locks: part.map(({ lock }) => lock as Hex) })
      const transactionHash = await sending.send(call, oldestOf(part), now)
      await markSent(part, transactionHash)
      logger.info({ locks: part.length, transactionHash }, 'revocations by the brand were sent')
    }
  }

  /** What shows the relay that a lock belongs to a recorded consent; undefined if it is not recorded. */
  async function readOpening(lock: string) {
    const row = await db
      .selectFrom('locks')
      .innerJoin('receipts', 'receipts.id', 'locks.receipt')
      .innerJoin('batches', 'batches.id', 'receipts.batch')
      .innerJoin('roots', (join) => join.onRef('roots.root', '=', 'batches.root').on('roots.kind', '=', 'grants'))
      .select(['locks.purpose', 'locks.category', 'receipts.document', 'receipts.proof', 'roots.root'])
      .where('locks.lock', '=', lock)
      .limit(1)
      .executeTakeFirst()
    if (!row?.proof) return undefined
    const receipt = parseReceipt(row.document)
    const recording = { root: row.root as Hex, proof: JSON.parse(row.proof) as Hex[] }
    const use = row.purpose !== null && row.category !== null ? { purpose: row.purpose, category: row.category } : null
    return buildOpening({ ...receipt, recording }, use)
  }

  async function sendToRelay(url: string, waiting: Waiting): Promise<void> {
    const now = context.clock()
    // The relay resubmits by itself; asking again now and then heals a relay that lost its queue.
    const due = waiting.filter(
      ({ secret, sent_at, attempts }) =>
        secret !== null && (sent_at === null || now - sent_at >= resendAfter * Math.min(10, Math.max(1, attempts))),
    )
    for (let start = 0; start < due.length; start += locksAtOnce) {
      const part = due.slice(start, start + locksAtOnce)
      const secrets = await Promise.all(
        part.map(async ({ lock, secret }) => ({ secret, opening: await readOpening(lock) })),
      )
      const response = await fetch(`${url}/revocations`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ brandId, secrets, after: 0 }),
        signal: AbortSignal.timeout(relayDeadline),
      })
      await response.body?.cancel()
      if (!response.ok) {
        logger.warn(
          { status: response.status, locks: part.length },
          'the relay refused revocations; they are passed on again later',
        )
        continue
      }
      await markSent(part, null)
      logger.info({ locks: part.length }, 'revocations were passed to the relay')
    }
  }

  async function send(): Promise<void> {
    if (!context.lease.isHeld) return
    const waiting = await readWaiting()
    if (waiting.length === 0) return
    if (sender !== null) await sendOnChain(sender, waiting)
    else if (relayUrl !== null) await sendToRelay(relayUrl, waiting)
    else
      logger.error(
        { locks: waiting.length },
        'revocations wait: give the guard an operator key or a relayUrl to put them on chain',
      )
  }

  return { accept, send: () => oneAtATime(send) }
}
