import type { Address, Hex } from 'viem'
import { MalformedNoticeError } from '../errors/malformedNoticeError.ts'
import { MalformedReceiptError } from '../errors/malformedReceiptError.ts'
import { compareUses } from './compareUses.ts'
import type { Consent } from './consent.ts'
import type { CryptoBackend } from './cryptoBackend.ts'
import { zeroHash } from './digest.ts'
import { durationSeconds } from './duration.ts'
import { nobleCrypto } from './nobleCrypto.ts'
import { findNoticeUse, hashNotice, isSpecialUse, type Notice, parseNotice } from './notice.ts'
import { identifyReceipt, type Receipt, type ReceiptIdentity, readReceipt } from './receipt.ts'
import { latestExpiry, renderStatement } from './statement.ts'
import { isText } from './text.ts'
import { isSpecialCategory } from './vocabulary.ts'

/** Why a use is not allowed, in the order of the Facts table. */
export type FactReason =
  | 'malformed'
  | 'wrong-ledger'
  | 'wrong-brand'
  | 'bad-signature'
  | 'unknown-notice'
  | 'bad-terms'
  | 'not-in-notice'
  | 'statement-mismatch'
  | 'controller-changed'
  | 'not-recorded'
  | 'recorded-late'
  | 'expired'
  | 'revoked'
  | 'not-granted'

/** The rows of the Facts table. */
export type FactStep =
  | 'parse'
  | 'signature'
  | 'notice'
  | 'terms'
  | 'controller'
  | 'recording'
  | 'expiry'
  | 'locks'
  | 'use'

/** The rows of the Facts table in their order: the first that fails decides. */
export const factSteps: readonly FactStep[] = [
  'parse',
  'signature',
  'notice',
  'terms',
  'controller',
  'recording',
  'expiry',
  'locks',
  'use',
]

/** Which lock denies a use, who spent it and when (Unix seconds). `by` and `at` are null when the lock's state is unknown. */
export type RevocationFact = {
  readonly scope: 'brand' | 'use'
  readonly by: 'customer' | 'brand' | null
  readonly at: number | null
  readonly lock: Hex
}

/** The state of a lock on chain. `revokedAt` is Unix seconds, 0 when the lock is not spent. */
export type LockFact = { readonly revokedAt: number; readonly byBrand: boolean }

/** One notice of a brand on chain. `notice` is null when its text is unknown or is no notice. */
export type NoticeFact = {
  readonly hash: Hex
  /** Counts the brand's notices from 1. */
  readonly number: number
  /** Unix seconds. */
  readonly publishedAt: number
  readonly notice: Notice | null
}

/** What the chain holds for one brand, as of a block. */
export type ChainFacts = {
  /** All notices of the brand, in any order. One left out can change the answer. */
  readonly notices: readonly NoticeFact[]
  /** Unix seconds at which a root was recorded; 0: it is not; null: unknown. The root is in lower case. */
  recordedAt(root: Hex): number | null
  /** The state of a lock; null: unknown. The lock is in lower case. */
  lockState(lock: Hex): LockFact | null
}

/**
 * One row of the Facts table for one receipt.
 *
 * `passed` is null when an earlier row failed. `values` are what was compared; times are Unix seconds:
 *
 * | step | values |
 * |---|---|
 * | `parse` | `chainId`, `expectedChainId`, `ledger`, `expectedLedger`, `brandId`, `expectedBrandId`; of a malformed receipt `path`, `problem` |
 * | `signature` | `consentHash`, `subject`, `signer` |
 * | `notice` | `noticeHash`, `number`, `publishedAt`, `issuedAt`, `noticeBrandId` (null: the text is unknown) |
 * | `terms` | `uses`, `account`, `locale`, `issuedAt`, `expiresAt`, `latestExpiresAt`, `statement`, `expectedStatement`, `fault` |
 * | `controller` | `at`, `name`, `domain`, `latestNumber`, `latestNoticeHash`, `latestName`, `latestDomain` |
 * | `recording` | `at`, `root`, `proofLength`, `isProofValid` (1 or 0), `issuedAt`, `recordedAt`, `latestRecordedAt` |
 * | `expiry` | `at`, `expiresAt` |
 * | `locks` | `at`, `brandLock`, `brandRevokedAt`, `brandRevokedBy`, `useLock`, `useRevokedAt`, `useRevokedBy`, of which null is unknown and 0 not spent |
 * | `use` | `purpose`, `category`, `index` (null: not among the uses), `uses` |
 */
export type FactRow = {
  readonly step: FactStep
  readonly passed: boolean | null
  readonly reason?: FactReason
  readonly values: Readonly<Record<string, string | number | null>>
}

/** What is true of a receipt and the chain as of a block. */
export type Facts = {
  readonly allowed: boolean
  readonly reason: FactReason | null
  /** Present when the reason is `revoked`. */
  readonly revocation?: RevocationFact
  /** The receipt's own consentHash; null when it is malformed. */
  readonly consentHash: Hex | null
  /** Unix seconds at which the receipt's root was recorded; null when that row was not reached or the root is not recorded. */
  readonly recordedAt: number | null
  /** One row per step, in the order of `factSteps`. */
  readonly rows: readonly FactRow[]
}

/** The ledger and brand the asker deals with, from its own sources. */
export type FactsExpected = { readonly chainId: number; readonly ledger: Address; readonly brandId: Hex }

/** The question: may this category be used for this purpose at this moment (Unix seconds)? */
export type FactsAsk = { readonly purpose: string; readonly category: string; readonly at: number }

/** Everything that decides whether one receipt allows a use. */
export type FactsQuestion = {
  /** As text, or as `parseReceipt` gave it: then nothing is parsed and no signature recovered twice. */
  readonly receipt: string | Receipt
  readonly expected: FactsExpected
  readonly ask: FactsAsk
  /** What the chain holds for the brand as of a block. */
  readonly chain: ChainFacts
  /** What hashes and recovers; `nobleCrypto` when omitted. */
  readonly crypto?: CryptoBackend
}

/** A consent must be recorded within this many seconds of being issued. */
export const recordingWindow = 7 * 86_400

type Values = Record<string, string | number | null>

type Outcome = {
  readonly reason: FactReason | null
  readonly values: Values
}

const unreached: Readonly<Record<FactStep, FactRow>> = {
  parse: { step: 'parse', passed: null, values: {} },
  signature: { step: 'signature', passed: null, values: {} },
  notice: { step: 'notice', passed: null, values: {} },
  terms: { step: 'terms', passed: null, values: {} },
  controller: { step: 'controller', passed: null, values: {} },
  recording: { step: 'recording', passed: null, values: {} },
  expiry: { step: 'expiry', passed: null, values: {} },
  locks: { step: 'locks', passed: null, values: {} },
  use: { step: 'use', passed: null, values: {} },
}

/**
 * Reads a notice's document for `ChainFacts`: bytes that do not hash to `hash` or are no notice count as unknown.
 *
 * @param input.hash the `noticeHash` on chain
 * @param input.number counts the brand's notices from 1
 * @param input.publishedAt Unix seconds
 * @param input.document the published bytes or their text; null when they were not found
 * @example
 * import { readNoticeFact } from '@consent-ledger/sdk'
 * import { receipt } from './setup.ts'
 *
 * const fact = readNoticeFact({
 *   hash: receipt.consent.noticeHash,
 *   number: 1,
 *   publishedAt: 1_790_000_000,
 *   document: null,
 * })
 * fact.notice // null: without its text no use is allowed
 */
export function readNoticeFact({
  hash,
  number,
  publishedAt,
  document,
}: {
  hash: Hex
  number: number
  publishedAt: number
  document: Uint8Array | string | null
}): NoticeFact {
  return { hash, number, publishedAt, notice: document === null ? null : readNoticeText(hash, document) }
}

/**
 * Tells what is true of one receipt: the pure function behind every decision and every audit. The first failing row decides, and anything
 * unknown denies.
 *
 * @returns whether the use is allowed, else the reason; and the Facts table with the values that were compared
 * @example
 * import { evaluateFacts, type ChainFacts, type Receipt } from '@consent-ledger/sdk'
 *
 * declare const receipt: Receipt
 * declare const chain: ChainFacts
 * const facts = evaluateFacts({
 *   receipt,
 *   expected: { chainId: receipt.chainId, ledger: receipt.ledger, brandId: receipt.consent.brandId },
 *   ask: { purpose: 'offers.personalised', category: 'behaviour.purchases', at: 1_800_000_000 },
 *   chain,
 * })
 */
export function evaluateFacts(question: FactsQuestion): Facts {
  return judge(question, null)
}

/**
 * Tells what would be true of a receipt if it were recorded at a moment: what a brand asks before it takes one in and records it. A recording
 * that the receipt has is not looked at.
 *
 * @param question as `evaluateFacts` takes it
 * @param recordedAt Unix seconds
 * @returns as `evaluateFacts` does; `values` of the row `recording` hold the receipt's own root, which was not asked about
 */
export function evaluateIfRecorded(question: FactsQuestion, recordedAt: number): Facts {
  return judge(question, recordedAt)
}

function judge(
  { receipt, expected, ask, chain, crypto = nobleCrypto }: FactsQuestion,
  supposedRecordedAt: number | null,
): Facts {
  const rows: FactRow[] = []
  let consentHash: Hex | null = null
  let recordedAt: number | null = null
  let revocation: RevocationFact | undefined

  /** Adds a row; true when it passed. */
  function add(step: FactStep, { reason, values }: Outcome): boolean {
    rows.push(reason === null ? { step, passed: true, values } : { step, passed: false, reason, values })
    return reason === null
  }

  function finish(): Facts {
    const reason = rows.at(-1)?.reason ?? null
    for (const step of factSteps.slice(rows.length)) rows.push(unreached[step])
    const facts = { allowed: reason === null, reason, consentHash, recordedAt, rows }
    return reason === 'revoked' ? { ...facts, revocation } : facts
  }

  let read: Receipt
  try {
    read = readReceipt(receipt)
  } catch (error) {
    if (!(error instanceof MalformedReceiptError)) throw error
    add('parse', { reason: 'malformed', values: { path: error.path, problem: error.problem } })
    return finish()
  }
  const { consent } = read
  const identity = identifyReceipt(read, crypto)
  consentHash = identity.consentHash

  if (!add('parse', checkPlace(read, expected))) return finish()

  const signed = identity.signer === consent.subject
  const signatureValues = { consentHash, subject: consent.subject, signer: identity.signer }
  if (!add('signature', { reason: signed ? null : 'bad-signature', values: signatureValues })) return finish()

  const published = chain.notices.find((fact) => fact.hash.toLowerCase() === consent.noticeHash)
  const notice = published?.notice ?? null
  if (!add('notice', checkNotice(consent, published)) || notice === null) return finish()

  if (!add('terms', checkTerms(consent, notice))) return finish()
  if (!add('controller', checkController(notice, chain, ask.at))) return finish()

  const recording = checkRecording({ receipt: read, identity, chain, at: ask.at, supposedRecordedAt })
  recordedAt = recording.recordedAt
  if (!add('recording', recording)) return finish()

  const expiryValues = { at: ask.at, expiresAt: consent.expiresAt }
  if (!add('expiry', { reason: ask.at < consent.expiresAt ? null : 'expired', values: expiryValues })) return finish()

  const locks = checkLocks(consent, ask, chain)
  revocation = locks.revocation
  if (!add('locks', locks)) return finish()

  const index = consent.uses.findIndex((use) => use.purpose === ask.purpose && use.category === ask.category)
  const useValues = {
    purpose: ask.purpose,
    category: ask.category,
    index: index === -1 ? null : index,
    uses: consent.uses.length,
  }
  add('use', { reason: index === -1 ? 'not-granted' : null, values: useValues })
  return finish()
}

/**
 * Tells what is true of several receipts of one customer: a use is allowed if at least one of them allows it.
 *
 * The receipt that failed in the latest row speaks (allowing ranks last), then the one with the newest `issuedAt`, then the one with the
 * lowest hash.
 *
 * @param input.receipts the receipts, in any order; without any the use is `not-granted`
 * @param input.crypto what hashes and recovers; `nobleCrypto` when omitted
 * @returns the facts of the receipt that speaks, and `receipt`, its place in the list (null: there is none)
 * @example
 * import { type ChainFacts, evaluateManyFacts } from '@consent-ledger/sdk'
 * import { brandId, deployment, receipt } from './setup.ts'
 *
 * declare const chain: ChainFacts
 * const { allowed, reason } = evaluateManyFacts({
 *   receipts: [receipt],
 *   expected: { ...deployment, brandId },
 *   ask: { purpose: 'offers.personalised', category: 'behaviour.purchases', at: 1_800_000_000 },
 *   chain,
 * })
 */
export function evaluateManyFacts({
  receipts,
  expected,
  ask,
  chain,
  crypto = nobleCrypto,
}: {
  receipts: readonly (string | Receipt)[]
  expected: FactsExpected
  ask: FactsAsk
  chain: ChainFacts
  crypto?: CryptoBackend
}): Facts & { readonly receipt: number | null } {
  let speaker: { facts: Facts; rank: number; issuedAt: number; receipt: number } | null = null
  for (const [place, receipt] of receipts.entries()) {
    const read = typeof receipt === 'string' ? readOrNull(receipt) : receipt
    const facts = evaluateFacts({ receipt: read ?? receipt, expected, ask, chain, crypto })
    const candidate = {
      facts,
      rank: facts.allowed ? factSteps.length : facts.rows.findIndex((row) => row.passed === false),
      issuedAt: facts.consentHash === null || read === null ? -1 : read.consent.issuedAt,
      receipt: place,
    }
    if (speaker === null || speaksBefore(candidate, speaker)) speaker = candidate
  }
  if (speaker !== null) return { ...speaker.facts, receipt: speaker.receipt }

  const values = { purpose: ask.purpose, category: ask.category, index: null, uses: 0 }
  const rows = factSteps.map(
    (step): FactRow => (step === 'use' ? { step, passed: false, reason: 'not-granted', values } : unreached[step]),
  )
  return { allowed: false, reason: 'not-granted', consentHash: null, recordedAt: null, rows, receipt: null }
}

type Candidate = { readonly facts: Facts; readonly rank: number; readonly issuedAt: number }

function speaksBefore(candidate: Candidate, speaker: Candidate): boolean {
  if (candidate.rank !== speaker.rank) return candidate.rank > speaker.rank
  if (candidate.issuedAt !== speaker.issuedAt) return candidate.issuedAt > speaker.issuedAt
  return candidate.facts.consentHash !== null && speaker.facts.consentHash !== null
    ? candidate.facts.consentHash < speaker.facts.consentHash
    : false
}

function readOrNull(receipt: string): Receipt | null {
  try {
    return readReceipt(receipt)
  } catch (error) {
    if (error instanceof MalformedReceiptError) return null
    throw error
  }
}

function readNoticeText(hash: Hex, document: Uint8Array | string): Notice | null {
  const bytes = typeof document === 'string' ? new TextEncoder().encode(document) : document
  if (hashNotice(bytes) !== hash.toLowerCase()) return null
  try {
    return parseNotice(bytes)
  } catch (error) {
    if (error instanceof MalformedNoticeError) return null
    throw error
  }
}

function checkPlace({ chainId, ledger, consent }: Receipt, expected: FactsExpected): Outcome {
  const expectedLedger = expected.ledger.toLowerCase()
  const expectedBrandId = expected.brandId.toLowerCase()
  const values = {
    chainId,
    expectedChainId: expected.chainId,
    ledger,
    expectedLedger,
    brandId: consent.brandId,
    expectedBrandId,
  }
  if (chainId !== expected.chainId || ledger !== expectedLedger) return { reason: 'wrong-ledger', values }
  return { reason: consent.brandId === expectedBrandId ? null : 'wrong-brand', values }
}

function checkNotice({ brandId, noticeHash, issuedAt }: Consent, published: NoticeFact | undefined): Outcome {
  const noticeBrandId = published?.notice?.brandId ?? null
  const publishedAt = published?.publishedAt ?? null
  const values = { noticeHash, number: published?.number ?? null, publishedAt, issuedAt, noticeBrandId }
  const isKnown = publishedAt !== null && publishedAt <= issuedAt && noticeBrandId === brandId
  return { reason: isKnown ? null : 'unknown-notice', values }
}

function checkTerms(consent: Consent, notice: Notice): Outcome {
  const { uses, account, locale, issuedAt, expiresAt, statement } = consent
  const latestExpiresAt = issuedAt + durationSeconds(notice.maxDuration)
  const outcome = (reason: FactReason | null, fault: string | null, expectedStatement: string | null): Outcome => ({
    reason,
    values: {
      uses: uses.length,
      account,
      locale,
      issuedAt,
      expiresAt,
      latestExpiresAt,
      statement,
      expectedStatement,
      fault,
    },
  })
  const fault = findTermsFault(consent, notice, latestExpiresAt)
  if (fault !== null) return outcome('bad-terms', fault, null)

  const foreign = uses.findIndex((use) => findNoticeUse(notice, use.purpose, use.category) === undefined)
  if (foreign !== -1) return outcome('not-in-notice', `uses[${foreign}]`, null)

  const expectedStatement = renderStatement({ notice, uses, account, locale, expiresAt })
  return expectedStatement === statement
    ? outcome(null, null, expectedStatement)
    : outcome('statement-mismatch', 'statement', expectedStatement)
}

/** Names the field that is not well formed; null when all are. */
function findTermsFault(consent: Consent, notice: Notice, latestExpiresAt: number): string | null {
  const { uses, account, locale, brandLock, issuedAt, expiresAt } = consent
  if (uses.length === 0) return 'uses'
  for (let index = 0; index < uses.length; index++) {
    const use = uses[index] as Consent['uses'][number]
    const previous = uses[index - 1]
    if (previous !== undefined && compareUses(previous, use) >= 0) return `uses[${index}]`
    if (use.lock === zeroHash) return `uses[${index}].lock`
    if (uses.length > 1 && isSpecial(notice, use.purpose, use.category)) return `uses[${index}]`
  }
  if (brandLock === zeroHash) return 'brandLock'
  if (issuedAt >= expiresAt || expiresAt > latestExpiresAt || expiresAt > latestExpiry) return 'expiresAt'
  if (!isText(account)) return 'account'
  if (!notice.locales.includes(locale)) return 'locale'
  return null
}

function isSpecial(notice: Notice, purpose: string, category: string): boolean {
  const use = findNoticeUse(notice, purpose, category)
  return use === undefined ? isSpecialCategory(category) : isSpecialUse(use)
}

function checkController(notice: Notice, chain: ChainFacts, at: number): Outcome {
  const latest = findLatestNotice(chain.notices, at)
  const controller = latest?.notice?.controller ?? null
  const { name, domain } = notice.controller
  const values = {
    at,
    name,
    domain,
    latestNumber: latest?.number ?? null,
    latestNoticeHash: latest?.hash ?? null,
    latestName: controller?.name ?? null,
    latestDomain: controller?.domain ?? null,
  }
  const isSame = controller !== null && controller.name === name && controller.domain === domain
  return { reason: isSame ? null : 'controller-changed', values }
}

/** The notice with the highest number of those published at or before a moment. */
function findLatestNotice(notices: readonly NoticeFact[], at: number): NoticeFact | null {
  let latest: NoticeFact | null = null
  for (const fact of notices) {
    if (fact.publishedAt <= at && (latest === null || fact.number > latest.number)) latest = fact
  }
  return latest
}

function checkRecording({
  receipt: { recording, consent },
  identity,
  chain,
  at,
  supposedRecordedAt,
}: {
  receipt: Receipt
  identity: ReceiptIdentity
  chain: ChainFacts
  at: number
  supposedRecordedAt: number | null
}): Outcome & { readonly recordedAt: number | null } {
  const { issuedAt } = consent
  const latestRecordedAt = issuedAt + recordingWindow
  const isProofValid = supposedRecordedAt !== null || identity.isProofValid
  const recordedAt =
    supposedRecordedAt ?? (recording !== null && isProofValid ? chain.recordedAt(recording.root) || null : null)
  const values = {
    at,
    root: recording?.root ?? null,
    proofLength: recording?.proof.length ?? null,
    isProofValid: isProofValid ? 1 : 0,
    issuedAt,
    recordedAt,
    latestRecordedAt,
  }
  if (recordedAt === null || !(recordedAt >= issuedAt)) return { reason: 'not-recorded', values, recordedAt }
  if (!(recordedAt <= latestRecordedAt)) return { reason: 'recorded-late', values, recordedAt }
  return { reason: recordedAt <= at ? null : 'not-recorded', values, recordedAt }
}

function checkLocks(
  consent: Consent,
  ask: FactsAsk,
  chain: ChainFacts,
): Outcome & { readonly revocation: RevocationFact | undefined } {
  const { brandLock } = consent
  const useLock = consent.uses.find((use) => use.purpose === ask.purpose && use.category === ask.category)?.lock ?? null
  const brandState = chain.lockState(brandLock)
  const useState = useLock === null ? null : chain.lockState(useLock)
  const values = {
    at: ask.at,
    brandLock,
    brandRevokedAt: brandState?.revokedAt ?? null,
    brandRevokedBy: revokerOf(brandState),
    useLock,
    useRevokedAt: useState?.revokedAt ?? null,
    useRevokedBy: revokerOf(useState),
  }
  const revocation =
    findRevocation('brand', brandLock, brandState, ask.at) ??
    (useLock === null ? undefined : findRevocation('use', useLock, useState, ask.at))
  return { reason: revocation === undefined ? null : 'revoked', values, revocation }
}

function findRevocation(
  scope: 'brand' | 'use',
  lock: Hex,
  state: LockFact | null,
  at: number,
): RevocationFact | undefined {
  if (state === null) return { scope, by: null, at: null, lock }
  if (state.revokedAt === 0 || state.revokedAt > at) return undefined
  return { scope, by: revokerOf(state), at: state.revokedAt, lock }
}

function revokerOf(state: LockFact | null): 'customer' | 'brand' | null {
  if (state === null || state.revokedAt === 0) return null
  return state.byBrand ? 'brand' : 'customer'
}
