import type { Transaction } from 'kysely'
import type { Address, Hex } from 'viem'
import { signTypedData } from 'viem/actions'
import { EndpointRefusalError } from '../errors/endpointRefusalError.ts'
import { lockOf } from '../protocol/keys.ts'
import { acceptSigned, type Erased, type Erasure, hashErasure } from '../protocol/signedRequest.ts'
import type { GuardContext } from './guardContext.ts'
import { inChunks } from './inChunks.ts'
import { lockCustomer } from './lockCustomer.ts'
import { momentOf } from './momentOf.ts'
import { noteChanges } from './noteChanges.ts'
import { createOneAtATime } from './oneAtATime.ts'
import type { RevocationFlow } from './revocationFlow.ts'
import type { StoreTables } from './storeTables.ts'

export type ErasureRequest = { readonly erasure: Erasure; readonly signature: Hex; readonly secrets: readonly Hex[] }

/** The brand's signed word that it was done. */
export type ErasureCertificate = { readonly erased: Erased; readonly signature: Hex }

export type ErasureFlow = {
  /** Takes a request: revokes everything at once. The certificate, or null while the revocation is not final. */
  accept(request: ErasureRequest): Promise<ErasureCertificate | null>
  /** Deletes what may be deleted now, and signs for it. */
  finish(): Promise<void>
}

/** Erasures looked at in one round. */
const mostAtOnce = 100

/** Erases all that is held on a subject once its revocation is final, and keeps only what proves that (GDPR Art. 17). */
export function createErasureFlow(context: GuardContext, revocations: RevocationFlow): ErasureFlow {
  const { brandId, crypto, db, deployment, domain, hot, lease, logger, operator } = context
  const oneAtATime = createOneAtATime()
  let lastLooked = ''

  async function readUnspentBrandLocks(subject: string): Promise<string[]> {
    const rows = await db
      .selectFrom('receipts')
      .innerJoin('locks', 'locks.receipt', 'receipts.id')
      .leftJoin('spends', 'spends.lock', 'locks.lock')
      .select('locks.lock')
      .distinct()
      .where('receipts.subject', '=', subject)
      .where('locks.position', '=', -1)
      .where('spends.lock', 'is', null)
      .execute()
    return rows.map(({ lock }) => lock)
  }

  async function accept({ erasure, signature, secrets }: ErasureRequest): Promise<ErasureCertificate | null> {
    const subject = erasure.subject.toLowerCase() as Address
    const now = momentOf(context)
    if (erasure.brandId.toLowerCase() !== brandId.toLowerCase()) {
      throw new EndpointRefusalError({
        status: 422,
        code: 'wrong-brand',
        field: 'erasure.brandId',
        detail: 'This request is for another brand.',
        fix: 'Send it to the brand it names.',
      })
    }
    const digest = hashErasure(domain, erasure)
    const { issuedAt } = erasure
    if (!acceptSigned({ digest, signature, subject, issuedAt, now: Math.floor(context.clock()), crypto })) {
      throw new EndpointRefusalError({
        status: 401,
        code: 'bad-signature',
        field: 'signature',
        detail: 'The request is not signed by its subject, or was signed more than 10 minutes ago.',
        fix: 'Sign the request again and send it at once.',
      })
    }
    const [pending, known] = await Promise.all([
      db.selectFrom('erasures').selectAll().where('subject', '=', subject).executeTakeFirst(),
      db.selectFrom('subjects').select('subject').where('subject', '=', subject).executeTakeFirst(),
    ])
    if (!known) {
      if (pending?.certificate) return JSON.parse(pending.certificate) as ErasureCertificate
      throw new EndpointRefusalError({
        status: 404,
        code: 'unknown-subject',
        field: 'erasure.subject',
        detail: 'This shop holds nothing on this subject.',
        fix: 'Nothing needs to be erased.',
      })
    }

    const given = new Set(secrets.map((secret) => lockOf(secret) as string))
    const missing = (await readUnspentBrandLocks(subject)).filter((lock) => !given.has(lock))
    if (missing.length > 0) {
      throw new EndpointRefusalError({
        status: 422,
        code: 'secrets-missing',
        field: 'secrets',
        detail: 'Not all unspent brand locks of this subject are opened by the secrets.',
        fix: 'Add the brand secrets of the locks listed.',
        members: { locks: missing },
      })
    }
    await revocations.accept(secrets)
    await db
      .insertInto('erasures')
      .values({
        subject,
        request: JSON.stringify(erasure),
        signature,
        requested_at: now,
        consent_hashes: JSON.stringify(erasure.consentHashes.map((hash) => hash.toLowerCase())),
        last_index: pending?.last_index ?? null,
        last_hash: pending?.last_hash ?? null,
        erased_at: null,
        certificate: null,
      })
      .onConflict((conflict) =>
        conflict.column('subject').doUpdateSet((eb) => ({
          request: eb.ref('excluded.request'),
          signature: eb.ref('excluded.signature'),
          requested_at: eb.ref('excluded.requested_at'),
          consent_hashes: eb.ref('excluded.consent_hashes'),
          erased_at: null,
          certificate: null,
        })),
      )
      .execute()
    logger.info({}, 'an erasure was requested')
    if (lease.isHeld) await finish()
    const done = await db.selectFrom('erasures').select('certificate').where('subject', '=', subject).executeTakeFirst()
    return done?.certificate ? (JSON.parse(done.certificate) as ErasureCertificate) : null
  }

  async function isRevocationFinal(subject: string): Promise<boolean> {
    const open = await db
      .selectFrom('receipts')
      .innerJoin('locks', 'locks.receipt', 'receipts.id')
      .leftJoin('spends', 'spends.lock', 'locks.lock')
      .select('locks.lock')
      .where('receipts.subject', '=', subject)
      .where('locks.position', '=', -1)
      .where((where) => where.or([where('spends.lock', 'is', null), where('spends.is_final', '=', 0)]))
      .limit(1)
      .executeTakeFirst()
    return open === undefined
  }

  /** Deletes everything on a subject; keeps the signed request, the last use and the hashes to refuse. */
  async function deleteSubject(
    transaction: Transaction<StoreTables>,
    subject: string,
    asked: readonly string[],
    now: number,
  ) {
    const owner = await transaction
      .selectFrom('subjects')
      .select('customer')
      .where('subject', '=', subject)
      .executeTakeFirst()
    if (owner) await lockCustomer(transaction, context, owner.customer)
    const receipts = await transaction
      .selectFrom('receipts')
      .select(['id', 'customer', 'consent_hash'])
      .where('subject', '=', subject)
      .execute()
    const head = await transaction.selectFrom('use_heads').selectAll().where('subject', '=', subject).executeTakeFirst()
    const consentHashes = [...new Set([...asked, ...receipts.map((row) => row.consent_hash)])].sort()
    for (const chunk of inChunks(consentHashes)) {
      await transaction
        .insertInto('erased_hashes')
        .values(chunk.map((hash) => ({ consent_hash: hash, erased_at: now })))
        .onConflict((conflict) => conflict.column('consent_hash').doNothing())
        .execute()
    }
    const hashes = await transaction.selectFrom('uses').select('hash').where('subject', '=', subject).execute()
    for (const chunk of inChunks(hashes.map(({ hash }) => hash))) {
      await transaction.deleteFrom('use_counts').where('use_hash', 'in', chunk).execute()
    }
    await transaction.deleteFrom('uses').where('subject', '=', subject).execute()
    await transaction.deleteFrom('use_heads').where('subject', '=', subject).execute()
    await transaction.deleteFrom('receipts').where('subject', '=', subject).execute()
    await transaction.deleteFrom('subjects').where('subject', '=', subject).execute()

    let emptied: number | null = null
    if (owner) {
      const other = await transaction
        .selectFrom('subjects')
        .select('subject')
        .where('customer', '=', owner.customer)
        .limit(1)
        .executeTakeFirst()
      if (!other) {
        const customer = await transaction
          .deleteFrom('customers')
          .where('id', '=', owner.customer)
          .returning('customer_id')
          .executeTakeFirst()
        if (customer) await transaction.deleteFrom('requests').where('customer_id', '=', customer.customer_id).execute()
        emptied = owner.customer
      }
    }
    const removed = receipts.map(({ id }) => id)
    await noteChanges(transaction, context, 'receipt', removed)
    if (emptied !== null) await noteChanges(transaction, context, 'customer', [emptied])
    for (const id of removed) hot.removeReceipt(id)
    if (emptied !== null) hot.removeCustomer(emptied)
    return { consentHashes: consentHashes as Hex[], head }
  }

  async function sign(erased: Erased): Promise<Hex | null> {
    if (operator === null) return null
    return signTypedData(operator, {
      account: operator.account,
      domain: {
        name: 'Consent Ledger',
        version: '1',
        chainId: deployment.chainId,
        verifyingContract: deployment.ledger,
      },
      types: {
        Erased: [
          { name: 'brandId', type: 'bytes32' },
          { name: 'subject', type: 'address' },
          { name: 'consentHashes', type: 'bytes32[]' },
          { name: 'erasedAt', type: 'uint64' },
        ],
      },
      primaryType: 'Erased',
      message: { ...erased, erasedAt: BigInt(erased.erasedAt) },
    })
  }

  /**
   * The next to be deleted or signed, all of them in turn: some may have to wait for long. Without a key nothing can be signed, so what is
   * deleted already is none of them.
   */
  async function readWaiting() {
    let waiting = db
      .selectFrom('erasures')
      .selectAll()
      .where('certificate', 'is', null)
      .where('subject', '>', lastLooked)
    if (operator === null) waiting = waiting.where('erased_at', 'is', null)
    const rows = await waiting.orderBy('subject').limit(mostAtOnce).execute()
    lastLooked = rows.length < mostAtOnce ? '' : (rows.at(-1)?.subject ?? '')
    return rows
  }

  async function finish(): Promise<void> {
    return oneAtATime(async () => {
      if (!lease.isHeld) return
      for (const { subject, consent_hashes, erased_at } of await readWaiting()) {
        let erasedAt = erased_at
        let consentHashes = JSON.parse(consent_hashes) as Hex[]
        if (erasedAt === null) {
          if (!(await isRevocationFinal(subject))) continue
          const now = momentOf(context)
          consentHashes = await lease.write(async (transaction) => {
            const deleted = await deleteSubject(transaction, subject, consentHashes, now)
            await transaction
              .updateTable('erasures')
              .set({
                erased_at: now,
                consent_hashes: JSON.stringify(deleted.consentHashes),
                ...(deleted.head && { last_index: deleted.head.next_index - 1, last_hash: deleted.head.last_hash }),
              })
              .where('subject', '=', subject)
              .execute()
            return deleted.consentHashes
          })
          erasedAt = now
          logger.info({}, 'a subject was erased')
        }
        const erased: Erased = { brandId, subject: subject as Address, consentHashes, erasedAt }
        const signature = await sign(erased)
        if (signature === null) {
          logger.warn({}, 'an erasure is done but not certified: give the guard an operator key to sign it')
          continue
        }
        const certificate: ErasureCertificate = { erased, signature }
        await db
          .updateTable('erasures')
          .set({ certificate: JSON.stringify(certificate) })
          .where('subject', '=', subject)
          .execute()
      }
    })
  }

  return { accept, finish }
}
