import {
  type ChainFacts,
  evaluateFacts,
  type Facts,
  findNoticeUse,
  isSpecialCategory,
  isSpecialUse,
  type Receipt,
  type RevocationFact,
} from '@consent-ledger/sdk'
import type { Address, Hex } from 'viem'
import type { UseRow } from './useRow.ts'
import type { UseStatus } from './useStatus.ts'

/** Seconds before its end from which a use "ends soon". */
export const endsSoonWithin = 14 * 86_400

/** Seconds within which a brand must record a consent; later it never comes into force. */
export const recordingWindow = 7 * 86_400

type Candidate = {
  readonly receipt: Receipt
  readonly facts: Facts | null
  readonly isUnexpired: boolean
  /** A lock of it was released, and none reads spent. */
  readonly isStopping: boolean
  readonly spent: RevocationFact | null
}

/**
 * Lists what one brand may use, or might, from the customer's receipts and what the chain holds.
 *
 * A use is in force if at least one receipt allows it. It is "pending" while a lock that covers it is released and not spent,
 * unless another receipt still allows it; it is "revoked" only once every unexpired receipt of it is stopped on chain.
 *
 * @param input.receipts the brand's receipts on this ledger, one per consent.
 * @param input.released locks whose secrets the customer has let go, lower case.
 * @param input.chain what the chain holds for the brand; "reading" before the first answer, null when it could not be read.
 * @param input.at the moment asked about: the later of this device's clock and the newest block, Unix seconds.
 * @returns one row per purpose × category, sorted by purpose, then category.
 */
export function listUses(input: {
  readonly receipts: readonly Receipt[]
  readonly released: ReadonlySet<Hex>
  readonly expected: { readonly chainId: number; readonly ledger: Address; readonly brandId: Hex }
  readonly chain: ChainFacts | 'reading' | null
  readonly at: number
}): readonly UseRow[] {
  const keys = new Map<string, { purpose: string; category: string }>()
  for (const { consent } of input.receipts) {
    for (const { purpose, category } of consent.uses) keys.set(`${purpose}|${category}`, { purpose, category })
  }
  return [...keys.entries()]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, use]) => rowOf({ ...input, ...use }))
}

function rowOf(input: Parameters<typeof listUses>[0] & { purpose: string; category: string }): UseRow {
  const { purpose, category, at, expected } = input
  const chain = input.chain === 'reading' ? null : input.chain

  const candidates = input.receipts
    .filter(({ consent }) => consent.uses.some((use) => use.purpose === purpose && use.category === category))
    .sort((left, right) => right.consent.issuedAt - left.consent.issuedAt)
    .map((receipt): Candidate => {
      const locks = locksOf(receipt, purpose, category)
      const spent = chain === null ? null : spentBy(chain, locks)
      return {
        receipt,
        facts: chain === null ? null : evaluateFacts({ receipt, expected, ask: { purpose, category, at }, chain }),
        isUnexpired: at < receipt.consent.expiresAt,
        isStopping: spent === null && [locks.brand, locks.use].some((lock) => input.released.has(lock)),
        spent,
      }
    })

  const { status, speaker } = decide(candidates, at, input.chain === 'reading' ? 'reading' : 'unknown')
  const notice = chain?.notices.find(
    (one) => one.hash.toLowerCase() === speaker.receipt.consent.noticeHash.toLowerCase(),
  )
  const noticeUse = notice?.notice ? findNoticeUse(notice.notice, purpose, category) : undefined

  return {
    brandId: expected.brandId,
    purpose,
    category,
    isSpecial: noticeUse === undefined ? isSpecialCategory(category) : isSpecialUse(noticeUse),
    status,
    isInForce: candidates.some((one) => one.facts?.allowed === true),
    since: speaker.receipt.consent.issuedAt,
    until: speaker.receipt.consent.expiresAt,
    revocation: speaker.spent,
    reason: speaker.facts?.reason ?? null,
    receipt: speaker.receipt,
    receipts: candidates.map((one) => one.receipt),
  }
}

function decide(
  candidates: readonly Candidate[],
  at: number,
  unread: 'reading' | 'unknown',
): { readonly status: UseStatus; readonly speaker: Candidate } {
  const newest = candidates[0] as Candidate
  const unexpired = candidates.filter((one) => one.isUnexpired)
  if (newest.facts === null) {
    const stopping = unexpired.find((one) => one.isStopping)
    if (unexpired.length === 0) return { status: 'expired', speaker: newest }
    return stopping !== undefined && unexpired.every((one) => one.isStopping)
      ? { status: 'pending', speaker: stopping }
      : { status: unread, speaker: newest }
  }

  const allowing = unexpired.filter((one) => one.facts?.allowed && !one.isStopping).sort(byEnd)[0]
  if (allowing !== undefined) {
    const isEnding = allowing.receipt.consent.expiresAt - at <= endsSoonWithin
    return { status: isEnding ? 'endsSoon' : 'allowed', speaker: allowing }
  }

  const waiting = unexpired.find((one) => isWaiting(one, at) && !one.isStopping)
  const stopping = unexpired.filter((one) => one.isStopping).sort(byForce)[0]
  if (stopping?.facts?.allowed || (stopping !== undefined && waiting === undefined))
    return { status: 'pending', speaker: stopping }
  if (waiting !== undefined) return { status: 'waiting', speaker: waiting }

  const speaker = unexpired[0] ?? newest
  if (speaker.spent !== null) return { status: 'revoked', speaker }
  switch (speaker.facts?.reason) {
    case 'expired':
      return { status: 'expired', speaker }
    case 'not-recorded':
    case 'recorded-late':
      return { status: speaker.isUnexpired ? 'lapsed' : 'expired', speaker }
    default:
      return { status: speaker.isUnexpired ? 'void' : 'expired', speaker }
  }
}

function isWaiting({ receipt, facts, spent }: Candidate, at: number): boolean {
  return spent === null && facts?.reason === 'not-recorded' && at <= receipt.consent.issuedAt + recordingWindow
}

function byEnd(left: Candidate, right: Candidate): number {
  return right.receipt.consent.expiresAt - left.receipt.consent.expiresAt
}

function byForce(left: Candidate, right: Candidate): number {
  return Number(right.facts?.allowed ?? false) - Number(left.facts?.allowed ?? false)
}

function locksOf({ consent }: Receipt, purpose: string, category: string): { readonly brand: Hex; readonly use: Hex } {
  const use = consent.uses.find((one) => one.purpose === purpose && one.category === category)
  return { brand: consent.brandLock.toLowerCase() as Hex, use: (use?.lock ?? '0x').toLowerCase() as Hex }
}

/** Which lock of the two is spent; the brand lock is reported when both are. */
function spentBy(chain: ChainFacts, locks: { readonly brand: Hex; readonly use: Hex }): RevocationFact | null {
  for (const scope of ['brand', 'use'] as const) {
    const state = chain.lockState(locks[scope])
    if (state !== null && state.revokedAt > 0) {
      return { scope, by: state.byBrand ? 'brand' : 'customer', at: state.revokedAt, lock: locks[scope] }
    }
  }
  return null
}
