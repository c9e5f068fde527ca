import { randomBytes } from 'node:crypto'
import { InvalidOpeningError, lockOf, type Opening, revokeCall, verifyOpening } from '@consent-ledger/sdk'
import type { Transaction } from 'kysely'
import { concat, type Hex, keccak256 } from 'viem'
import type { ChainReader } from '../chain/createChain.ts'
import type { Database } from '../database/openDatabase.ts'
import type { Schema } from '../database/schema.ts'
import { Problem } from '../http/problem.ts'
import { type Admission, readAdmission } from './admission.ts'
import { BudgetExhausted, type BudgetScope, type Budgets, chargeBudgets, secondsToNextDay } from './budgets.ts'
import type { RevocationBody } from './revocationBody.ts'

/** A secret as it came in; `root` is the one its opening leads to, if it has one of a consent that was recorded. */
type Entry = { readonly secret: Hex; readonly lock: Hex; readonly root: Hex | null }

/** What became of a request. */
export type Acceptance = {
  readonly id: string
  /** Secrets that wait now and did not before, by the budget they came out of. */
  readonly opened: number
  readonly shared: number
}

/**
 * Takes a request over: after this returned, its secrets are on disk and will be sent.
 * The same secrets posted again are the same request; the sooner of the two moments counts.
 * @param body the parsed request
 * @param now Unix seconds
 * @returns the request's id, which nobody can guess
 * @throws {Problem} 404 unknown brand, 422 opening that proves nothing, 429 beyond a budget
 */
export async function acceptRevocation(
  context: {
    readonly database: Database
    readonly chain: ChainReader
    readonly budgets: Budgets
    readonly onChainError: (error: unknown) => void
  },
  body: RevocationBody,
  now: number,
): Promise<Acceptance> {
  const { brandId } = body
  const entries = readEntries(context.chain, body)
  const locks = entries.map(({ lock }) => lock)
  const fingerprint = keccak256(concat([brandId, ...locks]))
  const dueAt = now + body.after

  const known = await context.database.transaction().execute(async (transaction) => {
    const request = await findRequest(transaction, fingerprint)
    if (request === null || request.hasFinal) return null
    await hasten(transaction, brandId, locks, dueAt)
    return request.id
  })
  if (known !== null) return { id: known, opened: 0, shared: 0 }

  const roots = [...new Set(entries.flatMap(({ root }) => (root === null ? [] : [root])))]
  const admission = await readAdmission(context.chain, { brandId, locks, roots }, context.onChainError)
  if (admission.brand === 'unknown') {
    throw new Problem({
      status: 404,
      code: 'unknown-brand',
      title: 'Unknown brand',
      detail:
        'No brand is registered under this brandId, so there is nothing to revoke. Check the brandId, the chain and the ledger.',
    })
  }

  try {
    return await context.database
      .transaction()
      .execute((transaction) =>
        store(transaction, { brandId, entries, fingerprint, dueAt, admission, budgets: context.budgets, now }),
      )
  } catch (error) {
    if (error instanceof BudgetExhausted) throw beyondBudget(context.chain, brandId, entries, error.scope, now)
    throw error
  }
}

/** One entry per lock, sorted by lock, so that the order in which secrets were posted is forgotten. */
function readEntries(chain: ChainReader, { brandId, secrets }: RevocationBody): Entry[] {
  const entries = new Map<Hex, Entry>()
  for (const [index, { secret, opening }] of secrets.entries()) {
    const lock = lockOf(secret)
    const root = opening?.recording ? verifiedRoot(chain, brandId, secret, opening, index) : null
    if (root !== null || !entries.has(lock)) entries.set(lock, { secret, lock, root })
  }
  return [...entries.values()].sort((a, b) => (a.lock < b.lock ? -1 : 1))
}

function verifiedRoot(chain: ChainReader, brandId: Hex, secret: Hex, opening: Opening, index: number): Hex {
  const { chainId, ledger } = chain.deployment
  try {
    return verifyOpening({ chainId, ledger }, { brandId, secret, opening }).root
  } catch (error) {
    if (!(error instanceof InvalidOpeningError)) throw error
    const path = `secrets[${index}].opening`
    throw new Problem({
      status: 422,
      code: 'invalid-opening',
      title: 'An opening proves nothing',
      detail: `${path} does not lead from this secret, brand and ledger to its root. Build it again from the receipt, or leave it out.`,
      more: { path, reason: error.path },
    })
  }
}

/** A request with these secrets, and whether the relay counts one of them as done: then the chain is asked again, it may have gone back. */
async function findRequest(
  transaction: Transaction<Schema>,
  fingerprint: Hex,
): Promise<{ id: string; hasFinal: boolean } | null> {
  const rows = await transaction
    .selectFrom('request')
    .innerJoin('requestLock', 'requestLock.requestId', 'request.id')
    .innerJoin('lock', (join) =>
      join.onRef('lock.brandId', '=', 'request.brandId').onRef('lock.lock', '=', 'requestLock.lock'),
    )
    .select(['request.id', 'lock.state'])
    .where('fingerprint', '=', fingerprint)
    .execute()
  const [first] = rows
  return first === undefined ? null : { id: first.id, hasFinal: rows.some(({ state }) => state === 'final') }
}

/** Waiting locks are sent at the sooner of the moments they were posted for. */
async function hasten(
  transaction: Transaction<Schema>,
  brandId: Hex,
  locks: readonly Hex[],
  dueAt: number,
): Promise<void> {
  await transaction
    .updateTable('lock')
    .set({ dueAt })
    .where('brandId', '=', brandId)
    .where('lock', 'in', locks)
    .where('state', '=', 'queued')
    .where('dueAt', '>', dueAt)
    .execute()
}

async function store(
  transaction: Transaction<Schema>,
  input: {
    readonly brandId: Hex
    readonly entries: readonly Entry[]
    readonly fingerprint: Hex
    readonly dueAt: number
    readonly admission: Admission
    readonly budgets: Budgets
    readonly now: number
  },
): Promise<Acceptance> {
  const { brandId, entries, fingerprint, dueAt, admission, budgets, now } = input
  const locks = entries.map(({ lock }) => lock)
  const rows = await transaction
    .selectFrom('lock')
    .select(['lock', 'state'])
    .where('brandId', '=', brandId)
    .where('lock', 'in', locks)
    .execute()
  const states = new Map(rows.map(({ lock, state }) => [lock, state]))
  const isRead = admission.brand !== 'unread'
  const fresh = entries.filter(({ lock }) => {
    const state = states.get(lock)
    return state === undefined || (state === 'final' && isRead && !admission.spent.has(lock))
  })
  const toSend = fresh.filter(({ lock }) => !admission.spent.has(lock))
  const opened = toSend.filter(
    ({ root }) => admission.brand === 'old' && root !== null && admission.recorded.has(root),
  ).length
  const shared = toSend.length - opened
  const known = await findRequest(transaction, fingerprint)
  // A new request that costs no gas still takes room on the disk. It counts apart: spent secrets are public, and must not use up what
  // the relay does for everybody.
  const free = known === null && toSend.length === 0 ? 1 : 0
  await chargeBudgets(transaction, { brandId, opened, shared, free }, budgets, now)

  const id = known?.id ?? randomBytes(32).toString('base64url')
  if (known === null) {
    await transaction.insertInto('request').values({ id, fingerprint, brandId, createdAt: now }).execute()
    await transaction
      .insertInto('requestLock')
      .values(locks.map((lock) => ({ requestId: id, lock })))
      .execute()
  }
  await hasten(transaction, brandId, locks, dueAt)
  for (const { lock, secret } of fresh) {
    const spent = admission.spent.get(lock)
    const values = {
      secret,
      state: spent ? ('included' as const) : ('queued' as const),
      dueAt,
      transactionId: null,
      transactionHash: null,
      blockNumber: null,
      revokedAt: spent?.revokedAt ?? null,
      byBrand: spent ? Number(spent.byBrand) : null,
    }
    await transaction
      .insertInto('lock')
      .values({ brandId, lock, createdAt: now, ...values })
      .onConflict((conflict) => conflict.columns(['brandId', 'lock']).doUpdateSet(values))
      .execute()
  }
  return { id, opened, shared }
}

function beyondBudget(
  chain: ChainReader,
  brandId: Hex,
  entries: readonly Entry[],
  scope: BudgetScope,
  now: number,
): Problem {
  const retryAfter = secondsToNextDay(now)
  const { ledger, chainId } = chain.deployment
  const { to, data } = revokeCall({ ledger, revocations: [{ brandId, secrets: entries.map(({ secret }) => secret) }] })
  const whose = {
    brand: "This brand's budget",
    shared: 'The budget for secrets without an opening, for consents not recorded yet and for young brands',
    all: "The relay's budget",
    free: 'The budget for requests whose locks are spent or under way already',
  }
  return new Problem({
    status: 429,
    code: 'budget-exhausted',
    title: 'The relay pays for no more today',
    detail: `${whose[scope]} is used up. Post the same again after retryAfter seconds, or send call from any account yourself.`,
    more: { budget: scope, retryAfter, call: { to, data, chainId } },
    headers: { 'retry-after': String(retryAfter) },
  })
}
