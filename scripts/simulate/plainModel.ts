import { isDeniedByGpc } from '../../sdk/src/protocol/vocabulary.ts'
import type { Block } from './block.ts'

/** A consent as the model keeps it. */
export type ModelConsent = {
  readonly consentHash: string
  readonly noticeHash: string
  readonly issuedAt: number
  readonly expiresAt: number
  readonly brandLock: string
  readonly uses: readonly { readonly purpose: string; readonly category: string; readonly lock: string }[]
  /** The root its proof leads to; null while it has none. */
  root: string | null
}

export type ModelAnswer = {
  readonly allowed: boolean
  readonly reason: string | null
  readonly consentHash: string | null
  readonly expiresAt: number | null
  readonly scope: 'brand' | 'use' | null
}

/** What the brand's ledger says along one line of blocks. */
export type Line = {
  readonly blocks: Block[]
  readonly recordings: Map<string, { readonly at: number; readonly number: number }>
  readonly notices: { readonly hash: string; readonly at: number; readonly controller: string }[]
  readonly spent: Map<string, number>
}

const day = 86_400

/** The rows of the Facts table, then finality, then allowed: how far a consent gets. */
const order = [
  'unknown-notice',
  'controller-changed',
  'not-recorded',
  'recorded-late',
  'expired',
  'revoked',
  'not-granted',
  'not-final',
]
/** `not-recorded` and `recorded-late` are one row of the table. */
const rowOf = (reason: string | null) =>
  reason === null ? order.length : order.indexOf(reason === 'recorded-late' ? 'not-recorded' : reason)

export type PlainModel = ReturnType<typeof createPlainModel>

/**
 * The rules by which a guard must decide, written from docs/protocol.md as maps and loops. It is told of blocks, receipts and secrets, and
 * walks through all of a customer's consents for each answer.
 *
 * @param rules.safe blocks on top of a recording before it counts
 * @param rules.maxStaleness seconds
 */
export function createPlainModel({ safe, maxStaleness }: { readonly safe: number; readonly maxStaleness: number }) {
  const consents = new Map<string, ModelConsent[]>()
  const byHash = new Map<string, ModelConsent>()
  /** Locks the guard has seen spent, on any branch or by their secret: they stay spent. */
  const seen = new Set<string>()

  const newLine = (): Line => ({ blocks: [], recordings: new Map(), notices: [], spent: new Map() })

  /** Undoes the newest block of a line. */
  function takeBack(line: Line): void {
    const block = line.blocks.pop() as Block
    for (const { changes } of block.transactions) {
      for (const change of changes) {
        if (change.kind === 'grants') line.recordings.delete(change.root)
        if (change.kind === 'revoked') line.spent.delete(change.lock)
        if (change.kind === 'notice') line.notices.pop()
      }
    }
  }

  function put(line: Line, block: Block): void {
    line.blocks.push(block)
    for (const { changes } of block.transactions) {
      for (const change of changes) {
        if (change.kind === 'grants') line.recordings.set(change.root, { at: block.timestamp, number: block.number })
        if (change.kind === 'revoked') line.spent.set(change.lock, block.timestamp)
        if (change.kind === 'notice') {
          const { controller } = JSON.parse(Buffer.from(change.document.slice(2), 'hex').toString())
          line.notices.push({
            hash: change.noticeHash,
            at: block.timestamp,
            controller: `${controller.name} ${controller.domain}`,
          })
        }
      }
    }
  }

  /** Makes a line lead to a block. Returns the blocks that are new in it. */
  function lead(line: Line, head: Block): Block[] {
    const added: Block[] = []
    for (let block: Block | null = head; block !== null && line.blocks[block.number] !== block; block = block.parent) {
      added.push(block)
    }
    added.reverse()
    const from = added[0]?.number ?? head.number + 1
    while (line.blocks.length > from) takeBack(line)
    for (const block of added) put(line, block)
    return added
  }

  /** The first step of the Facts table at which a consent fails, and the policy on finality; null: it allows. */
  function judge(line: Line, consent: ModelConsent, purpose: string, category: string, at: number): string | null {
    const notice = line.notices.find(({ hash }) => hash === consent.noticeHash)
    if (notice === undefined || notice.at > consent.issuedAt) return 'unknown-notice'
    const latest = line.notices.findLast((published) => published.at <= at)
    if (latest?.controller !== notice.controller) return 'controller-changed'
    const recording = consent.root === null ? undefined : line.recordings.get(consent.root)
    if (recording === undefined || recording.at < consent.issuedAt) return 'not-recorded'
    if (recording.at > consent.issuedAt + 7 * day) return 'recorded-late'
    if (recording.at > at) return 'not-recorded'
    if (at >= consent.expiresAt) return 'expired'
    if (isSpent(line, consent.brandLock)) return 'revoked'
    const use = consent.uses.find((granted) => granted.purpose === purpose && granted.category === category)
    if (use !== undefined && isSpent(line, use.lock)) return 'revoked'
    if (use === undefined) return 'not-granted'
    const newest = line.blocks.length - 1
    return recording.number > newest - safe ? 'not-final' : null
  }

  const isSpent = (line: Line, lock: string) => seen.has(lock) || line.spent.has(lock)

  /** Of several consents the one that gets furthest speaks, then the newest, then the lowest hash. */
  function answer(line: Line, customer: string, purpose: string, category: string, at: number): ModelAnswer {
    let best: ModelConsent | null = null
    let bestReason: string | null = 'not-granted'
    for (const consent of consents.get(customer) ?? []) {
      const reason = judge(line, consent, purpose, category, at)
      if (best !== null) {
        const further = rowOf(reason) - rowOf(bestReason)
        const newer = consent.issuedAt - best.issuedAt
        if (further < 0 || (further === 0 && newer < 0)) continue
        if (further === 0 && newer === 0 && consent.consentHash > best.consentHash) continue
      }
      best = consent
      bestReason = reason
    }
    const scope = bestReason !== 'revoked' || best === null ? null : isSpent(line, best.brandLock) ? 'brand' : 'use'
    return {
      allowed: best !== null && bestReason === null,
      reason: bestReason,
      consentHash: best?.consentHash ?? null,
      expiresAt: best?.expiresAt ?? null,
      scope,
    }
  }

  return {
    newLine,
    lead,
    answer,
    consentsOf: (customer: string): readonly ModelConsent[] => consents.get(customer) ?? [],
    byHash,

    /** The guard has confirmed a receipt. */
    accept(customer: string, consent: ModelConsent): void {
      consents.set(customer, [...(consents.get(customer) ?? []), consent])
      byHash.set(consent.consentHash, consent)
    },

    /** The guard has seen a lock spent. */
    see(lock: string): void {
      seen.add(lock)
    },
    hasSeen: (lock: string) => seen.has(lock),

    /** The policy that comes before the receipts, for a guard that has looked at the chain with success. */
    refusal(ask: {
      readonly purpose: string
      readonly gpc: boolean
      readonly at: number
      readonly tip: Block
      readonly newestTime: number
      readonly polledAt: number
    }): 'opted-out' | 'stale' | null {
      if (ask.gpc && isDeniedByGpc(ask.purpose)) return 'opted-out'
      if (ask.at - ask.polledAt > maxStaleness) return 'stale'
      return Math.max(ask.at, ask.newestTime) - ask.tip.timestamp > maxStaleness ? 'stale' : null
    },
  }
}
