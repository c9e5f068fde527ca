import { randomBytes } from '@noble/hashes/utils.js'
import type { Transaction } from 'kysely'
import { bytesToHex, type Hex } from 'viem'
import { ConsentDeniedError } from '../errors/consentDeniedError.ts'
import { compareUtf8 } from '../protocol/compareUtf8.ts'
import { durationSeconds } from '../protocol/duration.ts'
import { findNoticeUse, type NoticeUse } from '../protocol/notice.ts'
import { assertText } from '../protocol/text.ts'
import { linkUseEntries, type UseEntryHead } from '../protocol/useEntry.ts'
import { decide } from './decide.ts'
import type { CategoryDecision, Decision, DecisionReason } from './decision.ts'
import { decisionMessage } from './decisionMessage.ts'
import { describeFailure } from './describeFailure.ts'
import type { UseInput } from './guard.ts'
import type { GuardContext } from './guardContext.ts'
import { lockCustomer } from './lockCustomer.ts'
import type { StoreTables } from './storeTables.ts'

/** Seconds between two clearings of counts that no limit reaches back to. */
const clearEvery = 3_600

export type UseLog = {
  use<result>(
    customerId: string,
    input: UseInput,
    run: (context: { readonly decision: Decision }) => result | Promise<result>,
  ): Promise<result>
}

/**
 * Runs a data use under its consents: decision, limit, entry on disk, then the use, then its outcome.
 *
 * The entry comes first, so that no use goes unlogged; the decision is made again just before running, so that a revocation which came while
 * the entry was written still stops it.
 */
export function createUseLog(context: GuardContext): UseLog {
  const { db, domain, logger } = context
  let clearedAt = 0

  async function write(
    customerId: string,
    { purpose, context: occasion }: UseInput,
    decision: Decision,
  ): Promise<string[]> {
    const categoriesOfConsent = new Map<Hex, string[]>()
    for (const { category, consentHash } of decision.categories) {
      const categories = categoriesOfConsent.get(consentHash as Hex) ?? []
      if (!categories.includes(category)) categories.push(category)
      categoriesOfConsent.set(consentHash as Hex, categories)
    }
    const written = await db.transaction().execute(async (transaction) => {
      await lockCustomer(transaction, context, customerId)
      const receipts = await transaction
        .selectFrom('receipts')
        .innerJoin('customers', 'customers.id', 'receipts.customer')
        .select(['receipts.consent_hash', 'receipts.customer', 'receipts.subject', 'receipts.notice_hash'])
        .where('receipts.consent_hash', 'in', [...categoriesOfConsent.keys()])
        .where('customers.customer_id', '=', customerId)
        .execute()
      const hashes: string[] = []
      // One after the other: consents of two subjects make two chains.
      for (const [consentHash, categories] of categoriesOfConsent) {
        const receipt = receipts.find((row) => row.consent_hash === consentHash)
        // Erased between the decision and now.
        if (!receipt) throw new ConsentDeniedError(deny(decision, 'not-granted', null))
        categories.sort(compareUtf8)
        const reached = await findReachedLimit(transaction, receipt, purpose, categories, decision.at)
        if (reached !== null) throw new ConsentDeniedError(deny(decision, 'limit-reached', reached))

        const head = await readHead(transaction, receipt.subject)
        const unlinked = {
          consentHash,
          purpose,
          categories,
          context: occasion,
          at: decision.at,
          blockNumber: Number(decision.asOf.blockNumber),
          salt: bytesToHex(randomBytes(32)),
        }
        const [linked] = linkUseEntries(domain, [unlinked], head)
        if (!linked) continue
        const { entry, hash } = linked
        hashes.push(hash)
        await transaction
          .insertInto('uses')
          .values({
            hash,
            customer: receipt.customer,
            subject: receipt.subject,
            entry: JSON.stringify(entry),
            at: entry.at,
            outcome: null,
            batch: null,
            proof: null,
          })
          .execute()
        await transaction
          .insertInto('use_heads')
          .values({ subject: receipt.subject, next_index: entry.index + 1, last_hash: hash })
          .onConflict((conflict) =>
            conflict.column('subject').doUpdateSet({ next_index: entry.index + 1, last_hash: hash }),
          )
          .execute()
        await transaction
          .insertInto('use_counts')
          .values(
            categories.map((category) => ({
              customer: receipt.customer,
              purpose,
              category,
              at: entry.at,
              use_hash: hash,
            })),
          )
          .execute()
      }
      return hashes
    })
    await clearCounts(decision.at)
    return written
  }

  /** The limit that the notice of a receipt sets for a use. */
  function readLimit(noticeHash: string, purpose: string, category: string): NoticeUse['limit'] {
    const notice = context.notices.find(({ hash }) => hash.toLowerCase() === noticeHash)?.notice
    return notice ? findNoticeUse(notice, purpose, category)?.limit : undefined
  }

  async function findReachedLimit(
    transaction: Transaction<StoreTables>,
    { customer, notice_hash }: { customer: number; notice_hash: string },
    purpose: string,
    categories: readonly string[],
    at: number,
  ): Promise<string | null> {
    for (const category of categories) {
      const limit = readLimit(notice_hash, purpose, category)
      if (limit === undefined) continue
      const { count } = await transaction
        .selectFrom('use_counts')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .where('customer', '=', customer)
        .where('purpose', '=', purpose)
        .where('category', '=', category)
        .where('at', '>', at - durationSeconds(limit.per))
        .executeTakeFirstOrThrow()
      if (count >= limit.times) return category
    }
    return null
  }

  async function readHead(transaction: Transaction<StoreTables>, subject: string): Promise<UseEntryHead | null> {
    const head = await transaction.selectFrom('use_heads').selectAll().where('subject', '=', subject).executeTakeFirst()
    if (head) return { index: head.next_index - 1, hash: head.last_hash as Hex }
    // After an erasure the chain goes on where it was: two entries with one number would look like tampering.
    const erased = await transaction
      .selectFrom('erasures')
      .select(['last_index', 'last_hash'])
      .where('subject', '=', subject)
      .executeTakeFirst()
    if (!erased || erased.last_index === null || erased.last_hash === null) return null
    return { index: erased.last_index, hash: erased.last_hash as Hex }
  }

  async function clearCounts(at: number): Promise<void> {
    if (at - clearedAt < clearEvery) return
    clearedAt = at
    const periods = context.notices.flatMap(
      ({ notice }) => notice?.uses.map(({ limit }) => (limit ? durationSeconds(limit.per) : 0)) ?? [],
    )
    try {
      await db
        .deleteFrom('use_counts')
        .where('at', '<=', at - Math.max(0, ...periods))
        .execute()
    } catch (error) {
      logger.warn(describeFailure(error), 'old counts of uses could not be cleared; it is tried again in an hour')
    }
  }

  async function writeOutcome(hashes: readonly string[], outcome: 'done' | 'failed' | 'not-run'): Promise<void> {
    await db.transaction().execute(async (transaction) => {
      await transaction.updateTable('uses').set({ outcome }).where('hash', 'in', hashes).execute()
      if (outcome === 'not-run') await transaction.deleteFrom('use_counts').where('use_hash', 'in', hashes).execute()
    })
  }

  /** The use has happened: that its outcome cannot be written must not look as if it had not. */
  async function noteOutcome(hashes: readonly string[], outcome: 'done' | 'failed'): Promise<void> {
    try {
      await writeOutcome(hashes, outcome)
    } catch (error) {
      logger.error({ ...describeFailure(error), outcome }, 'the outcome of a use could not be written')
    }
  }

  const use: UseLog['use'] = async (customerId, input, run) => {
    assertText(input.context, { path: 'context', minimum: 0, maximum: 200 })
    const asked = decide(context, customerId, input)
    if (!asked.allowed) throw new ConsentDeniedError(asked)
    const hashes = await write(customerId, input, asked)

    const decision = decide(context, customerId, input)
    const isSame = decision.categories.every(
      ({ consentHash }, place) => consentHash === asked.categories[place]?.consentHash,
    )
    if (!decision.allowed || !isSame) {
      await writeOutcome(hashes, 'not-run')
      if (decision.allowed) return use(customerId, input, run)
      throw new ConsentDeniedError(decision)
    }
    try {
      const result = await run({ decision })
      await noteOutcome(hashes, 'done')
      return result
    } catch (error) {
      await noteOutcome(hashes, 'failed')
      throw error
    }
  }

  return { use }
}

/** A decision that says no to some of its categories for a reason that only `use` knows. */
function deny(decision: Decision, reason: DecisionReason, only: string | null): Decision {
  const categories = decision.categories.map(
    ({ category, allowed, reason: former, consentHash, expiresAt }): CategoryDecision =>
      only === null || category === only
        ? { category, allowed: false, reason, consentHash, expiresAt }
        : { category, allowed, reason: former, consentHash, expiresAt },
  )
  const { purpose, at, asOf } = decision
  const denied = categories.find((answer) => !answer.allowed)
  return {
    allowed: false,
    reason,
    message: decisionMessage(reason, purpose, only),
    purpose,
    categories,
    consentHash: denied?.consentHash ?? null,
    expiresAt: denied?.expiresAt ?? null,
    at,
    asOf,
  }
}
