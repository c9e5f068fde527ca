import type { Transaction } from 'kysely'
import { EndpointRefusalError } from '../errors/endpointRefusalError.ts'
import type { Receipt } from '../protocol/receipt.ts'
import type { HotChange } from './applyEvents.ts'
import type { GuardContext } from './guardContext.ts'
import type { ReceiptBearer } from './ingestReceipts.ts'
import type { StoreTables } from './storeTables.ts'

/** Seconds since the login within which an account may take a new subject. */
const freshLogin = 900

/** Finds or makes customer and subject: an account has one subject, a subject belongs to one account. */
export async function settleSubject(
  { logger, operator }: GuardContext,
  transaction: Transaction<StoreTables>,
  bearer: ReceiptBearer,
  receipts: readonly Receipt[],
  request: StoreTables['requests'] | null,
  now: number,
): Promise<{ id: number; customerId: string; changes: HotChange[]; ended: number[] }> {
  const subject = (receipts[0] as Receipt).consent.subject
  const other = receipts.findIndex(({ consent }) => consent.subject !== subject)
  const inUse = (detail: string, fix: string, index = 0): never => {
    throw new EndpointRefusalError({
      status: 409,
      code: 'subject-in-use',
      field: `receipts[${index}].consent.subject`,
      detail,
      fix,
    })
  }
  if (other !== -1)
    inUse('These receipts are of different subjects.', 'Send the receipts of one subject at a time.', other)

  const known = await transaction
    .selectFrom('subjects')
    .innerJoin('customers', 'customers.id', 'subjects.customer')
    .select(['subjects.customer', 'subjects.account', 'subjects.ended_at', 'customers.customer_id'])
    .where('subject', '=', subject)
    .executeTakeFirst()

  if (bearer.kind === 'subject') {
    if (bearer.subject !== subject)
      inUse(
        'The access token is of another subject than the receipt.',
        'Sign the token with the key that signed the receipt.',
      )
    if (!known || known.ended_at !== null) {
      throw new EndpointRefusalError({
        status: 403,
        code: 'unknown-subject',
        field: 'receipts[0].consent.subject',
        detail: 'This shop does not know this subject.',
        fix: 'Give the first consent from within the shop, logged in.',
      })
    }
    const place = receipts.findIndex(({ consent }) => consent.account !== known.account)
    if (place !== -1) {
      throw new EndpointRefusalError({
        status: 422,
        code: 'not-as-asked',
        field: `receipts[${place}].consent.account`,
        detail: 'The consent is for another account than this subject’s.',
        fix: `Sign it for the account the earlier consents name.`,
      })
    }
    return { id: known.customer, customerId: known.customer_id, changes: [], ended: [] }
  }

  const { customer_id: customerId, account } = request as StoreTables['requests']
  if (known && known.customer_id !== customerId) {
    inUse(
      'This wallet already gave its consents here for another account.',
      'Log in with that account, or use another wallet for this one.',
    )
  }
  const customer =
    (await transaction.selectFrom('customers').select('id').where('customer_id', '=', customerId).executeTakeFirst()) ??
    (await transaction
      .insertInto('customers')
      .values({ customer_id: customerId, created_at: now })
      .returning('id')
      .executeTakeFirstOrThrow())

  let ended: number[] = []
  const current = await transaction
    .selectFrom('subjects')
    .select('subject')
    .where('customer', '=', customer.id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (current && current.subject !== subject) {
    const { loggedInAt } = bearer.session
    if (loggedInAt === undefined || now - loggedInAt > freshLogin) {
      inUse(
        'This account gave its consents with another wallet.',
        'To change the wallet, log out and in again and allow within 15 minutes: the consents of the other wallet end then.',
      )
    }
    ended = await endSubject(transaction, current.subject, now)
    if (operator === null)
      logger.warn({}, 'a subject was replaced, but there is no operator key to end its consents on the chain')
  }
  await transaction
    .insertInto('subjects')
    .values({ subject, customer: customer.id, account, started_at: now, ended_at: null })
    .onConflict((conflict) => conflict.column('subject').doUpdateSet({ account, ended_at: null }))
    .execute()
  const changes = ended.map(
    (receipt): HotChange =>
      (hot) =>
        hot.spend(receipt, -1, now, true),
  )
  return { id: customer.id, customerId, changes, ended }
}

/** Ends all consents of a subject as the brand: denied now, on chain as soon as it is sent. Returns the receipts. */
async function endSubject(transaction: Transaction<StoreTables>, subject: string, now: number): Promise<number[]> {
  await transaction.updateTable('subjects').set({ ended_at: now }).where('subject', '=', subject).execute()
  const locks = await transaction
    .selectFrom('locks')
    .innerJoin('receipts', 'receipts.id', 'locks.receipt')
    .leftJoin('spends', 'spends.lock', 'locks.lock')
    .select(['locks.lock', 'receipts.id'])
    .where('receipts.subject', '=', subject)
    .where('locks.position', '=', -1)
    .where('spends.lock', 'is', null)
    .execute()
  for (const lock of new Set(locks.map((row) => row.lock))) {
    await transaction
      .insertInto('spends')
      .values({
        lock,
        at: now,
        by_brand: 1,
        block_number: null,
        is_final: 0,
        secret: null,
        is_requested: 1,
        sent_at: null,
        transaction_hash: null,
        attempts: 0,
      })
      .execute()
  }
  return locks.map(({ id }) => id)
}
