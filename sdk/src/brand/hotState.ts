import type { Hex } from 'viem'
import type { FactReason } from '../protocol/facts.ts'
import { createCustomerTable } from './customerTable.ts'
import { grow } from './grow.ts'

/** A recording later than this after the signature does not count. Seconds. */
const latestRecording = 7 * 86_400

const hexPairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

const live = 0
const endedByCustomer = 1
const endedByBrand = 2

/** How far a receipt gets: the rows of the Facts table, then finality, then allowed. The receipt that gets furthest speaks. */
const rank = { notice: 3, controller: 5, recording: 6, expiry: 7, locks: 8, use: 9, finality: 10, allowed: 11 } as const

/** What is true of one customer, purpose and category. Reused by the next evaluation: read it at once. */
export type Evaluation = {
  allowed: boolean
  reason: FactReason | 'not-final' | null
  /** The receipt that speaks; 0 if there is none. */
  receipt: number
  scope: 'brand' | 'use' | null
  by: 'customer' | 'brand' | null
  /** When it was revoked, Unix seconds; 0 if it was not. */
  at: number
}

export type HotNotice = {
  readonly noticeHash: Hex
  readonly publishedAt: number
  /** Whether it names the controller that the brand's latest notice names. */
  readonly isSameController: boolean
}

export type HotReceipt = {
  readonly id: number
  readonly customer: number
  readonly consentHash: Hex
  readonly noticeHash: Hex
  readonly issuedAt: number
  readonly expiresAt: number
  readonly batch: number | null
  readonly uses: readonly { readonly purpose: string; readonly category: string }[]
}

export type HotState = ReturnType<typeof createHotState>

/**
 * Everything `check` needs, in typed arrays: no object per customer or receipt. It holds only receipts that were verified when they came in;
 * what may change afterwards (notice, controller, recording, expiry, locks, finality) is judged anew at each evaluation.
 *
 * Customers, receipts and batches have the numbers of their rows in the store.
 *
 * @param key two random integers for the table of customers
 */
export function createHotState(key: readonly [number, number]) {
  const customers = createCustomerTable(key)

  // By customer: the latest receipt of a chain.
  let receiptOfCustomer = new Uint32Array(1024)

  // By receipt.
  let receipts = 0
  let nextReceipt = new Uint32Array(1024)
  let customerOfReceipt = new Uint32Array(1024)
  let issuedAts = new Float64Array(1024)
  let expiresAts = new Float64Array(1024)
  let noticeOfReceipt = new Uint16Array(1024)
  let batchOfReceipt = new Uint32Array(1024)
  let endedAts = new Float64Array(1024)
  let endings = new Uint8Array(1024)
  let firstUses = new Uint32Array(1024)
  let useCounts = new Uint16Array(1024)
  let consentHashes = new Uint8Array(32 * 1024)

  // By use of a receipt; those of one receipt are neighbours.
  let uses = 1
  let columnOfUse = new Uint16Array(1024)
  let useEndedAts = new Float64Array(1024)
  let useEndings = new Uint8Array(1024)

  // By batch.
  let recordedAts = new Float64Array(256)
  let recordedBlocks = new Float64Array(256)

  // Notices are few. Place 0 stays free.
  const placeOfNotice = new Map<string, number>()
  const noticeHashes: (Hex | null)[] = [null]
  let publishedAts: number[] = [0]
  let isSameController: boolean[] = [false]

  // One column per purpose × category, with a bit for every customer who has a live use of it: recorded or not, expired or not.
  const columns = new Map<string, Map<string, number>>()
  const columnNames: { purpose: string; category: string }[] = [{ purpose: '', category: '' }]
  const candidates: Uint32Array[] = [new Uint32Array(0)]

  const found: Evaluation = { allowed: false, reason: 'not-granted', receipt: 0, scope: null, by: null, at: 0 }

  function columnOf(purpose: string, category: string): number {
    return columns.get(purpose)?.get(category) ?? 0
  }

  function addColumn(purpose: string, category: string): number {
    const known = columnOf(purpose, category)
    if (known !== 0) return known
    const column = columnNames.length
    columnNames.push({ purpose, category })
    candidates.push(new Uint32Array(32))
    const categories = columns.get(purpose)
    if (categories) categories.set(category, column)
    else columns.set(purpose, new Map([[category, column]]))
    return column
  }

  function placeNotice(noticeHash: Hex): number {
    const known = placeOfNotice.get(noticeHash)
    if (known !== undefined) return known
    const place = noticeHashes.length
    placeOfNotice.set(noticeHash, place)
    noticeHashes.push(noticeHash)
    publishedAts.push(0)
    isSameController.push(false)
    return place
  }

  function setCandidate(column: number, customer: number, isCandidate: boolean): void {
    const word = customer >>> 5
    const bits = grow(candidates[column] as Uint32Array, word + 1)
    candidates[column] = bits
    const bit = 1 << (customer & 31)
    bits[word] = isCandidate ? (bits[word] as number) | bit : (bits[word] as number) & ~bit
  }

  /** Sets a customer's bits again in the columns of one receipt. */
  function refreshCandidates(customer: number, receipt: number): void {
    const end = (firstUses[receipt] as number) + (useCounts[receipt] as number)
    for (let use = firstUses[receipt] as number; use < end; use++) {
      const column = columnOfUse[use] as number
      setCandidate(column, customer, hasLiveUse(customer, column))
    }
  }

  function hasLiveUse(customer: number, column: number): boolean {
    for (let receipt = receiptOfCustomer[customer] ?? 0; receipt !== 0; receipt = nextReceipt[receipt] as number) {
      if (endings[receipt] !== live) continue
      const use = findUse(receipt, column)
      if (use !== 0 && useEndings[use] === live) return true
    }
    return false
  }

  function findUse(receipt: number, column: number): number {
    if (column === 0) return 0
    const end = (firstUses[receipt] as number) + (useCounts[receipt] as number)
    for (let use = firstUses[receipt] as number; use < end; use++) if (columnOfUse[use] === column) return use
    return 0
  }

  function compareHashes(a: number, b: number): number {
    for (let index = 0; index < 32; index++) {
      const difference = (consentHashes[a * 32 + index] as number) - (consentHashes[b * 32 + index] as number)
      if (difference !== 0) return difference
    }
    return 0
  }

  /** Whether receipt `a` speaks before receipt `b` of the same rank: the newer, then the one with the lower hash. */
  function speaksBefore(a: number, b: number): boolean {
    const newer = (issuedAts[a] as number) - (issuedAts[b] as number)
    return newer !== 0 ? newer > 0 : compareHashes(a, b) < 0
  }

  function rankOf(receipt: number, use: number, at: number, final: number): number {
    const notice = noticeOfReceipt[receipt] as number
    const publishedAt = publishedAts[notice] as number
    const issuedAt = issuedAts[receipt] as number
    if (publishedAt === 0 || publishedAt > issuedAt) return rank.notice
    if (!isSameController[notice]) return rank.controller
    const batch = batchOfReceipt[receipt] as number
    const recordedAt = recordedAts[batch] ?? 0
    if (recordedAt === 0 || recordedAt < issuedAt || recordedAt > issuedAt + latestRecording || recordedAt > at) {
      return rank.recording
    }
    if (at >= (expiresAts[receipt] as number)) return rank.expiry
    if (endings[receipt] !== live || (use !== 0 && useEndings[use] !== live)) return rank.locks
    if (use === 0) return rank.use
    if ((recordedBlocks[batch] as number) > final) return rank.finality
    return rank.allowed
  }

  function isRecordedLate(receipt: number): boolean {
    return (recordedAts[batchOfReceipt[receipt] as number] ?? 0) > (issuedAts[receipt] as number) + latestRecording
  }

  function hashOf(receipt: number): Hex {
    let hex = '0x'
    for (let index = receipt * 32; index < receipt * 32 + 32; index++) {
      hex += hexPairs[consentHashes[index] as number]
    }
    return hex as Hex
  }

  function readBits(words: number, wanted: readonly number[]): Uint32Array {
    const all = new Uint32Array(words).fill(0xffffffff)
    for (const column of wanted) {
      const bits = candidates[column] as Uint32Array
      for (let word = 0; word < words; word++) all[word] = (all[word] as number) & (bits[word] ?? 0)
    }
    return all
  }

  /** Judges all receipts of a customer for one use. `final`: the block up to which recordings count. */
  function evaluate(customer: number, purpose: string, category: string, at: number, final: number): Evaluation {
    const column = columnOf(purpose, category)
    let best = 0
    let bestRank = 0
    let bestUse = 0
    for (let receipt = receiptOfCustomer[customer] ?? 0; receipt !== 0; receipt = nextReceipt[receipt] as number) {
      const use = findUse(receipt, column)
      const reached = rankOf(receipt, use, at, final)
      if (best === 0 || reached > bestRank || (reached === bestRank && speaksBefore(receipt, best))) {
        best = receipt
        bestRank = reached
        bestUse = use
      }
    }
    found.allowed = bestRank === rank.allowed
    found.receipt = best
    found.scope = null
    found.by = null
    found.at = 0
    if (found.allowed) found.reason = null
    else if (best === 0 || bestRank === rank.use) found.reason = 'not-granted'
    else if (bestRank === rank.finality) found.reason = 'not-final'
    else if (bestRank === rank.notice) found.reason = 'unknown-notice'
    else if (bestRank === rank.controller) found.reason = 'controller-changed'
    else if (bestRank === rank.recording) found.reason = isRecordedLate(best) ? 'recorded-late' : 'not-recorded'
    else if (bestRank === rank.expiry) found.reason = 'expired'
    else {
      const isBrandLock = endings[best] !== live
      found.reason = 'revoked'
      found.scope = isBrandLock ? 'brand' : 'use'
      found.by = (isBrandLock ? endings[best] : useEndings[bestUse]) === endedByBrand ? 'brand' : 'customer'
      found.at = (isBrandLock ? endedAts[best] : useEndedAts[bestUse]) as number
    }
    return found
  }

  return {
    evaluate,

    get customers() {
      return customers.size
    },
    get receipts() {
      return receipts
    },

    findCustomer: customers.find,
    addCustomer: customers.add,

    addReceipt(receipt: HotReceipt): void {
      const { id, customer } = receipt
      receiptOfCustomer = grow(receiptOfCustomer, customer + 1)
      nextReceipt = grow(nextReceipt, id + 1)
      customerOfReceipt = grow(customerOfReceipt, id + 1)
      issuedAts = grow(issuedAts, id + 1)
      expiresAts = grow(expiresAts, id + 1)
      noticeOfReceipt = grow(noticeOfReceipt, id + 1)
      batchOfReceipt = grow(batchOfReceipt, id + 1)
      endedAts = grow(endedAts, id + 1)
      endings = grow(endings, id + 1)
      firstUses = grow(firstUses, id + 1)
      useCounts = grow(useCounts, id + 1)
      consentHashes = grow(consentHashes, (id + 1) * 32)
      columnOfUse = grow(columnOfUse, uses + receipt.uses.length)
      useEndedAts = grow(useEndedAts, uses + receipt.uses.length)
      useEndings = grow(useEndings, uses + receipt.uses.length)

      customerOfReceipt[id] = customer
      issuedAts[id] = receipt.issuedAt
      expiresAts[id] = receipt.expiresAt
      noticeOfReceipt[id] = placeNotice(receipt.noticeHash)
      batchOfReceipt[id] = receipt.batch ?? 0
      for (let index = 0; index < 32; index++) {
        consentHashes[id * 32 + index] = Number.parseInt(receipt.consentHash.slice(2 + index * 2, 4 + index * 2), 16)
      }
      firstUses[id] = uses
      useCounts[id] = receipt.uses.length
      for (const { purpose, category } of receipt.uses) columnOfUse[uses++] = addColumn(purpose, category)
      nextReceipt[id] = receiptOfCustomer[customer] as number
      receiptOfCustomer[customer] = id
      receipts++
      refreshCandidates(customer, id)
    },

    hasReceipt: (receipt: number): boolean => (customerOfReceipt[receipt] ?? 0) !== 0,

    /** Notes a spent lock of a receipt: `position` −1 is the brand lock. It can be told again, never taken back. */
    spend(receipt: number, position: number, at: number, byBrand: boolean): void {
      if ((customerOfReceipt[receipt] ?? 0) === 0) return
      const ending = byBrand ? endedByBrand : endedByCustomer
      if (position < 0) {
        endings[receipt] = ending
        endedAts[receipt] = at
      } else if (position < (useCounts[receipt] as number)) {
        const use = (firstUses[receipt] as number) + position
        useEndings[use] = ending
        useEndedAts[use] = at
      }
      refreshCandidates(customerOfReceipt[receipt] as number, receipt)
    },

    setBatch(receipt: number, batch: number): void {
      if ((customerOfReceipt[receipt] ?? 0) !== 0) batchOfReceipt[receipt] = batch
    },

    /** Notes that a batch's root stands in a block; time 0 takes it back. */
    setRecorded(batch: number, recordedAt: number, blockNumber: number): void {
      if (batch === 0) return
      recordedAts = grow(recordedAts, batch + 1)
      recordedBlocks = grow(recordedBlocks, batch + 1)
      recordedAts[batch] = recordedAt
      recordedBlocks[batch] = blockNumber
    },

    /** Takes the brand's notices as the chain shows them now; others become unknown. */
    setNotices(notices: readonly HotNotice[]): void {
      publishedAts = publishedAts.map(() => 0)
      isSameController = isSameController.map(() => false)
      for (const notice of notices) {
        const place = placeNotice(notice.noticeHash)
        publishedAts[place] = notice.publishedAt
        isSameController[place] = notice.isSameController
      }
    },

    /** Forgets a receipt: its hash is overwritten. */
    removeReceipt(receipt: number): void {
      const customer = customerOfReceipt[receipt] ?? 0
      if (customer === 0) return
      if (receiptOfCustomer[customer] === receipt) receiptOfCustomer[customer] = nextReceipt[receipt] as number
      else {
        let before = receiptOfCustomer[customer] as number
        while (nextReceipt[before] !== receipt) before = nextReceipt[before] as number
        nextReceipt[before] = nextReceipt[receipt] as number
      }
      refreshCandidates(customer, receipt)
      customerOfReceipt[receipt] = 0
      useCounts[receipt] = 0
      consentHashes.fill(0, receipt * 32, receipt * 32 + 32)
      receipts--
    },

    removeCustomer: customers.remove,

    /** What is known of a receipt, for people. */
    describe(receipt: number) {
      const batch = batchOfReceipt[receipt] as number
      return {
        consentHash: hashOf(receipt),
        noticeHash: noticeHashes[noticeOfReceipt[receipt] as number] as Hex,
        issuedAt: issuedAts[receipt] as number,
        expiresAt: expiresAts[receipt] as number,
        recordedAt: recordedAts[batch] || null,
        recordedBlock: recordedAts[batch] ? (recordedBlocks[batch] as number) : null,
      }
    },

    /** The categories any receipt of a customer names for a purpose, in order. */
    categoriesOf(customer: number, purpose: string): string[] {
      const categories = new Set<string>()
      for (let receipt = receiptOfCustomer[customer] ?? 0; receipt !== 0; receipt = nextReceipt[receipt] as number) {
        const end = (firstUses[receipt] as number) + (useCounts[receipt] as number)
        for (let use = firstUses[receipt] as number; use < end; use++) {
          const name = columnNames[columnOfUse[use] as number] as { purpose: string; category: string }
          if (name.purpose === purpose) categories.add(name.category)
        }
      }
      return [...categories].sort()
    },

    /** Ids of all customers for whom each category is allowed. */
    audience(purpose: string, categories: readonly string[], at: number, final: number): string[] {
      const wanted = categories.map((category) => columnOf(purpose, category))
      if (wanted.length === 0 || wanted.includes(0)) return []
      const words = Math.min(...wanted.map((column) => (candidates[column] as Uint32Array).length))
      const bits = readBits(words, wanted)
      const ids: string[] = []
      for (let word = 0; word < words; word++) {
        for (let rest = bits[word] as number; rest !== 0; rest &= rest - 1) {
          const customer = word * 32 + (31 - Math.clz32(rest & -rest))
          if (!categories.every((category) => evaluate(customer, purpose, category, at, final).allowed)) continue
          const id = customers.idOf(customer)
          if (id !== null) ids.push(id)
        }
      }
      return ids
    },
  }
}
