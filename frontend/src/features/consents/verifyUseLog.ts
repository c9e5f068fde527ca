import {
  type ChainFacts,
  hashUseEntry,
  type LedgerDomain,
  type Receipt,
  type UseEntry,
  verifyProof,
  zeroHash,
} from '@consent-ledger/sdk'
import type { Hex } from 'viem'
import { receiptHash } from '../../config/receiptHash.ts'

/** One entry as the brand's endpoint gave it, its form checked. */
export type LoggedUse = {
  readonly entry: UseEntry
  readonly hash: Hex
  readonly root: Hex | null
  readonly proof: readonly Hex[] | null
  readonly outcome: 'done' | 'failed' | 'not-run' | null
}

/**
 * What the browser found of one entry.
 * proven: under a root on chain, in time · late: on chain, but more than a day after the use · waiting: not on chain yet ·
 * broken: hash, chain of entries or proof do not fit · unknown-root: the named root is not on chain ·
 * after-revocation: its block already showed the revocation · no-consent: it names a consent this customer does not hold
 */
export type UseVerdict = 'proven' | 'late' | 'waiting' | 'broken' | 'unknown-root' | 'after-revocation' | 'no-consent'

export type VerifiedUse = LoggedUse & {
  readonly verdict: UseVerdict
  /** Unix seconds of the block that holds its root; null when none does. */
  readonly recordedAt: number | null
}

/** Entries missing between two: the brand has not shown them. */
export type UseGap = { readonly afterIndex: number; readonly count: number }

/** Seconds within which an entry must be anchored. */
const anchoredWithin = 86_400

/** Seconds a decision's block may be old. */
const maxStaleness = 60

/**
 * Checks a brand's use log against the chain: each hash, the chain of entries from 0 without gap, each proof, the time of
 * each root, and whether a use ran although its block already showed the revocation.
 *
 * @param input.recordedAt time stamp of a root of uses of this brand; null when the chain has none.
 * @param input.blockTime time stamp of a block; null when it was not read.
 * @returns the entries by index, and the gaps between them.
 * @see protocol.md, "Use log"
 */
export function verifyUseLog(input: {
  readonly domain: LedgerDomain
  readonly uses: readonly LoggedUse[]
  readonly receipts: readonly Receipt[]
  readonly chain: ChainFacts
  readonly recordedAt: (root: Hex) => number | null
  readonly blockTime: (blockNumber: number) => number | null
}): { readonly uses: readonly VerifiedUse[]; readonly gaps: readonly UseGap[] } {
  const sorted = [...input.uses].sort((left, right) => left.entry.index - right.entry.index)
  const receipts = new Map(input.receipts.map((receipt) => [receiptHash(receipt).toLowerCase(), receipt]))
  const gaps: UseGap[] = []

  let expectedIndex = 0
  let previous: Hex | null = zeroHash
  const uses = sorted.map((use): VerifiedUse => {
    const { entry } = use
    if (entry.index > expectedIndex) {
      gaps.push({ afterIndex: expectedIndex - 1, count: entry.index - expectedIndex })
      previous = null
    }

    const hash = hashUseEntry(input.domain, entry)
    const isLinked = entry.index >= expectedIndex && (previous === null || entry.previous.toLowerCase() === previous)
    const isWhole = hash === use.hash.toLowerCase() && isLinked
    expectedIndex = Math.max(expectedIndex, entry.index + 1)
    previous = hash

    const isProven = use.root !== null && use.proof !== null && verifyProof({ hash, proof: use.proof, root: use.root })
    const recordedAt = use.root === null ? null : input.recordedAt(use.root.toLowerCase() as Hex)
    const verdict = verdictOf({
      ...input,
      use,
      isWhole,
      isProven,
      recordedAt,
      receipt: receipts.get(entry.consentHash.toLowerCase()),
    })
    return { ...use, verdict, recordedAt }
  })

  return { uses, gaps }
}

function verdictOf(input: {
  readonly use: LoggedUse
  readonly isWhole: boolean
  readonly isProven: boolean
  readonly recordedAt: number | null
  readonly receipt: Receipt | undefined
  readonly chain: ChainFacts
  readonly blockTime: (blockNumber: number) => number | null
}): UseVerdict {
  const { use, receipt, recordedAt } = input
  if (!input.isWhole || (use.root !== null && !input.isProven)) return 'broken'
  if (receipt === undefined) return 'no-consent'
  if (isAfterRevocation(use.entry, receipt, input)) return 'after-revocation'
  if (use.root === null) return 'waiting'
  if (recordedAt === null) return 'unknown-root'
  return use.entry.at > recordedAt || recordedAt - use.entry.at > anchoredWithin ? 'late' : 'proven'
}

/** Unix seconds from which an entry's consent was stopped for it; null while it is not. */
export function stoppedAt(entry: UseEntry, receipt: Receipt, chain: ChainFacts): number | null {
  const locks = receipt.consent.uses
    .filter((use) => use.purpose === entry.purpose && entry.categories.includes(use.category))
    .map((use) => use.lock)
  const times = [receipt.consent.brandLock, ...locks].flatMap((lock) => {
    const state = chain.lockState(lock)
    return state !== null && state.revokedAt > 0 ? [state.revokedAt] : []
  })
  return times.length === 0 ? null : Math.min(...times)
}

function isAfterRevocation(
  entry: UseEntry,
  receipt: Receipt,
  input: { readonly chain: ChainFacts; readonly blockTime: (blockNumber: number) => number | null },
): boolean {
  const stopped = stoppedAt(entry, receipt, input.chain)
  if (stopped === null || entry.at < stopped) return false
  const blockTime = input.blockTime(entry.blockNumber)
  return blockTime !== null && (blockTime >= stopped || entry.at - blockTime > maxStaleness)
}
