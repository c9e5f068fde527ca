import type { Hex } from 'viem'
import { EndpointRefusalError } from '../errors/endpointRefusalError.ts'
import { zeroHash } from '../protocol/digest.ts'
import { identifyReceipt, type Receipt } from '../protocol/receipt.ts'
import { checkReceiptAnswers, checkReceiptFacts, checkReceiptPlace } from './checkReceipt.ts'
import { findKnown, type ReceiptStatus } from './findKnown.ts'
import type { Session } from './guard.ts'
import type { GuardContext } from './guardContext.ts'
import type { HotState } from './hotState.ts'
import { momentOf } from './momentOf.ts'
import { noteChanges } from './noteChanges.ts'
import { readTrouble } from './readTrouble.ts'
import { refuseUnready } from './refuseUnready.ts'
import { sessionHash } from './sessionHash.ts'
import { settleSubject } from './settleSubject.ts'
import { storeReceipt } from './storeReceipt.ts'
import type { StoreTables } from './storeTables.ts'
import { writeStore } from './writeStore.ts'

/** Who brings receipts: the customer's session at the brand, or the subject itself with an access token. */
export type ReceiptBearer =
  | { readonly kind: 'session'; readonly session: Session }
  | { readonly kind: 'subject'; readonly subject: Hex }

export type IngestedReceipt = {
  readonly consentHash: Hex
  readonly status: ReceiptStatus
}

type RequestRow = StoreTables['requests']

/**
 * Verifies receipts and stores them: all of them or none. When this returns they are on disk.
 *
 * @param receipts as `parseReceipt` gave them
 * @throws {EndpointRefusalError} naming the field and what to do
 */
export async function ingestReceipts(
  context: GuardContext,
  bearer: ReceiptBearer,
  receipts: readonly Receipt[],
): Promise<IngestedReceipt[]> {
  const trouble = readTrouble(context)
  if (trouble !== null) refuseUnready(trouble)
  for (const [index, receipt] of receipts.entries()) checkReceiptPlace(context, receipt, `receipts[${index}]`)

  const request = bearer.kind === 'session' ? await findOwnRequest(context, bearer.session, receipts) : null
  if (bearer.kind === 'subject') checkTokenRequest(receipts)
  const now = momentOf(context)
  if (request !== null && request.used_at === null && now >= request.expires_at) refuseLate()

  const hashes = receipts.map((receipt) => identifyReceipt(receipt, context.crypto).consentHash)
  if (request !== null && request.used_at !== null) {
    const known = await readKnown(context, hashes, request.customer_id)
    if (known === null) refuseUsed()
    return known
  }
  if (new Set(hashes).size !== hashes.length) {
    throw new EndpointRefusalError({
      status: 400,
      code: 'malformed',
      field: 'receipts',
      detail: 'The same receipt is in the list twice.',
      fix: 'Send each receipt once.',
    })
  }

  for (const [index, receipt] of receipts.entries()) {
    const path = `receipts[${index}]`
    if (request !== null) checkReceiptAnswers(receipt, request, path)
    checkReceiptFacts(context, receipt, path, now)
  }

  const added: number[] = []
  try {
    return await writeStore(context, async (transaction) => {
      const customer = await settleSubject(context, transaction, bearer, receipts, request, now)
      const results: IngestedReceipt[] = []
      const changes: ((hot: HotState) => void)[] = []
      const recorded: number[] = []
      for (const [index, receipt] of receipts.entries()) {
        const consentHash = hashes[index] as Hex
        const stored = await storeReceipt(transaction, {
          receipt,
          consentHash,
          customer: customer.id,
          path: `receipts[${index}]`,
          now,
        })
        results.push({ consentHash, status: stored.status })
        if (stored.change) changes.push(stored.change)
        if (stored.id !== null) added.push(stored.id)
        if (stored.batch !== null) recorded.push(stored.batch)
      }
      if (request !== null) {
        const { numUpdatedRows } = await transaction
          .updateTable('requests')
          .set({ used_at: now })
          .where('request_id', '=', request.request_id)
          .where('used_at', 'is', null)
          .executeTakeFirst()
        // Two answers at the same moment: the second counts only if it is the same as the first.
        if (numUpdatedRows === 0n && changes.length > 0) refuseUsed()
      }
      await noteChanges(transaction, context, 'receipt', [...customer.ended, ...added])
      await noteChanges(transaction, context, 'root', recorded)
      // Inside the transaction, so that memory changes in the order of the store.
      context.hot.addCustomer(customer.id, customer.customerId)
      for (const change of [...customer.changes, ...changes]) change(context.hot)
      return results
    })
  } catch (error) {
    for (const id of added) context.hot.removeReceipt(id)
    throw error
  }
}

/** The request all receipts answer, if this session made it. Nothing is hashed before that is known. */
async function findOwnRequest(
  { db }: GuardContext,
  session: Session,
  receipts: readonly Receipt[],
): Promise<RequestRow> {
  const requestId = receipts[0]?.consent.requestId as Hex
  const other = receipts.findIndex(({ consent }) => consent.requestId !== requestId)
  if (other !== -1) {
    throw new EndpointRefusalError({
      status: 422,
      code: 'mixed-requests',
      field: `receipts[${other}].consent.requestId`,
      detail: 'These receipts answer different requests.',
      fix: 'Send the receipts of one request at a time.',
    })
  }
  const request = await db.selectFrom('requests').selectAll().where('request_id', '=', requestId).executeTakeFirst()
  if (!request) {
    throw new EndpointRefusalError({
      status: 404,
      code: 'unknown-request',
      field: 'receipts[0].consent.requestId',
      detail: 'This shop made no such request.',
      fix: 'Open the consent screen from the shop again.',
    })
  }
  if (request.customer_id !== session.customerId || request.session_hash !== sessionHash(session.sessionId)) {
    throw new EndpointRefusalError({
      status: 403,
      code: 'foreign-request',
      field: 'receipts[0].consent.requestId',
      detail: 'This request was made in another session.',
      fix: 'Go back to the window in which you opened the consent screen, or open it again from here.',
    })
  }
  return request
}

function checkTokenRequest(receipts: readonly Receipt[]): void {
  const asked = receipts.findIndex(({ consent }) => consent.requestId !== zeroHash)
  if (asked === -1) return
  throw new EndpointRefusalError({
    status: 422,
    code: 'not-as-asked',
    field: `receipts[${asked}].consent.requestId`,
    detail: 'A receipt that answers a request comes back in the session that made the request.',
    fix: 'Return to the shop with it, or sign a consent whose requestId is zero.',
  })
}

function refuseUsed(): never {
  throw new EndpointRefusalError({
    status: 409,
    code: 'request-used',
    field: 'receipts[0].consent.requestId',
    detail: 'This request was answered before: each can be answered once.',
    fix: 'Open the consent screen from the shop again to make a new request.',
  })
}

function refuseLate(): never {
  throw new EndpointRefusalError({
    status: 410,
    code: 'request-expired',
    field: 'receipts[0].consent.requestId',
    detail: 'This request is older than 15 minutes.',
    fix: 'Open the consent screen from the shop again.',
  })
}

/** What became of receipts this customer has handed in before; null if one is new. */
async function readKnown(
  { db }: GuardContext,
  hashes: readonly Hex[],
  customerId: string,
): Promise<IngestedReceipt[] | null> {
  const found = await findKnown(db, hashes)
  const known: IngestedReceipt[] = []
  for (const consentHash of hashes) {
    const one = found.get(consentHash)
    if (one?.customerId !== customerId) return null
    known.push({ consentHash, status: one.status })
  }
  return known
}
