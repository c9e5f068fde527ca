import type { Transaction } from 'kysely'
import type { Hex } from 'viem'
import { EndpointRefusalError } from '../errors/endpointRefusalError.ts'
import { recordingWindow } from '../protocol/facts.ts'
import { verifyProof } from '../protocol/merkle.ts'
import { type Receipt, stringifyReceipt } from '../protocol/receipt.ts'
import type { HotChange } from './applyEvents.ts'
import { findKnown, type ReceiptStatus } from './findKnown.ts'
import type { StoreTables } from './storeTables.ts'

/** Receipts one customer may have: decisions walk through all of them. */
const mostReceipts = 5_000

type Stored = { id: number | null; batch: number | null; status: ReceiptStatus; change: HotChange | null }

/**
 * Stores a verified receipt with its locks, once. A lock that is spent already is noticed in the same transaction.
 *
 * @returns `id` null when it was stored before; `batch` when its proof leads to a recorded root; `change` to be made in memory
 * @throws {EndpointRefusalError} when it was erased, revoked before it came, or its proof does not hold
 */
export async function storeReceipt(
  transaction: Transaction<StoreTables>,
  {
    receipt,
    consentHash,
    customer,
    path,
    now,
  }: { receipt: Receipt; consentHash: Hex; customer: number; path: string; now: number },
): Promise<Stored> {
  const { consent } = receipt
  const known = (await findKnown(transaction, [consentHash])).get(consentHash)
  if (known) return { id: null, batch: null, status: known.status, change: null }

  const erased = await transaction
    .selectFrom('erased_hashes')
    .select('erased_at')
    .where('consent_hash', '=', consentHash)
    .executeTakeFirst()
  if (erased) {
    throw new EndpointRefusalError({
      status: 410,
      code: 'erased',
      field: `${path}.consent`,
      detail: 'This consent was erased at the customer’s request and is not taken back.',
      fix: 'Open the consent screen from the shop again to give a new one.',
    })
  }

  const locks = [
    { lock: consent.brandLock, position: -1, purpose: null, category: null },
    ...consent.uses.map(({ lock, purpose, category }, position) => ({ lock, position, purpose, category })),
  ]
  const spent = await transaction
    .selectFrom('spends')
    .select('lock')
    .where(
      'lock',
      'in',
      locks.map(({ lock }) => lock),
    )
    .execute()
  if (spent.length > 0) {
    const place = locks.find(({ lock }) => spent.some((row) => row.lock === lock))?.position ?? -1
    throw new EndpointRefusalError({
      status: 409,
      code: 'lock-spent',
      field: place === -1 ? `${path}.consent.brandLock` : `${path}.consent.uses[${place}].lock`,
      detail: 'A lock of this consent is spent: it was revoked before it arrived.',
      fix: 'Count the locks listed as released, then sign a new consent.',
      members: { locks: spent.map(({ lock }) => lock) },
    })
  }
  const { count } = await transaction
    .selectFrom('receipts')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('customer', '=', customer)
    .executeTakeFirstOrThrow()
  if (count >= mostReceipts) {
    throw new EndpointRefusalError({
      status: 409,
      code: 'too-many-receipts',
      field: 'receipts',
      detail: `This account has ${count} receipts, the most that are kept.`,
      fix: 'Ask the shop to erase old ones.',
    })
  }

  const recording = await findRecording(transaction, receipt, consentHash, path, now)
  const { id } = await transaction
    .insertInto('receipts')
    .values({
      consent_hash: consentHash,
      customer,
      subject: consent.subject,
      notice_hash: consent.noticeHash,
      issued_at: consent.issuedAt,
      expires_at: consent.expiresAt,
      document: stringifyReceipt({ ...receipt, recording: null }),
      batch: recording?.batch ?? null,
      proof: recording ? JSON.stringify(recording.proof) : null,
      stored_at: now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await transaction
    .insertInto('locks')
    .values(locks.map((lock) => ({ ...lock, receipt: id })))
    .execute()

  return {
    id,
    batch: recording?.batch ?? null,
    status: recording === null ? 'stored' : 'recorded',
    change: (hot) => {
      hot.addReceipt({
        id,
        customer,
        consentHash,
        noticeHash: consent.noticeHash,
        issuedAt: consent.issuedAt,
        expiresAt: consent.expiresAt,
        batch: recording?.batch ?? null,
        uses: consent.uses,
      })
      if (recording) hot.setRecorded(recording.batch, recording.recordedAt, recording.blockNumber)
    },
  }
}

/** A receipt that brings a proof to a root the chain shows is not recorded again. */
async function findRecording(
  transaction: Transaction<StoreTables>,
  { consent, recording }: Receipt,
  consentHash: Hex,
  path: string,
  now: number,
): Promise<{ batch: number; proof: readonly Hex[]; recordedAt: number; blockNumber: number } | null> {
  if (recording === null) return null
  const root = await transaction
    .selectFrom('roots')
    .selectAll()
    .where('kind', '=', 'grants')
    .where('root', '=', recording.root)
    .executeTakeFirst()
  if (!root) return null
  if (!verifyProof({ hash: consentHash, proof: recording.proof, root: recording.root })) {
    throw new EndpointRefusalError({
      status: 422,
      code: 'not-recorded',
      field: `${path}.recording.proof`,
      detail: 'The proof does not lead from this consent to its root.',
      fix: 'Send the receipt exactly as the app made it, or with "recording": null.',
    })
  }
  if (root.recorded_at < consent.issuedAt || root.recorded_at > consent.issuedAt + recordingWindow) {
    throw new EndpointRefusalError({
      status: 422,
      code: root.recorded_at < consent.issuedAt ? 'not-recorded' : 'recorded-late',
      field: `${path}.recording.root`,
      detail: 'The root was recorded before the consent was signed, or more than seven days after.',
      fix: 'Open the consent screen from the shop again.',
    })
  }
  const batch =
    (await transaction.selectFrom('batches').select('id').where('root', '=', recording.root).executeTakeFirst()) ??
    (await transaction
      .insertInto('batches')
      .values({
        kind: 'grants',
        root: recording.root,
        created_at: now,
        sent_at: now,
        transaction_hash: root.transaction_hash,
        attempts: 0,
        is_recorded: 1,
      })
      .returning('id')
      .executeTakeFirstOrThrow())
  return { batch: batch.id, proof: recording.proof, recordedAt: root.recorded_at, blockNumber: root.block_number }
}
