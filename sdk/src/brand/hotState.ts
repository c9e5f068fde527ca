import type { Hex } from 'viem'
import { type FactReason, recordingWindow } from '../protocol/facts.ts'
import { createConsentHashes } from './consentHashes.ts'
import { createCustomerTable } from './customerTable.ts'
import { createEndings } from './endings.ts'
import { grow } from './grow.ts'
import type { SnapshotSink, SnapshotSource } from './snapshotFile.ts'
import { createTermsTable } from './termsTable.ts'

/** Receipts of one page, each four words: `link`, `issuedAt`, `expiresAt`, `kind`. */
const pageBits = 18
const pageMask = (1 << pageBits) - 1
const pageWords = 4 << pageBits

/** In a link: the chain ends here, and the other bits are the number of the customer. In a kind: a lock of the receipt is spent. */
const topBit = 0x80000000
const lowBits = 0x7fffffff

/** A time of a receipt that 32 bits do not hold. */
const farTime = 0xffffffff
/** No moment at all. */
const never = 0xffffffff

/** How far a receipt gets: the rows of the Facts table, then finality, then allowed. The receipt that gets furthest speaks. */
const rank = { notice: 3, controller: 5, recording: 6, expiry: 7, locks: 8, use: 9, finality: 10, allowed: 11 } as const

/** What is true of one customer, purpose and category. Reused by the next evaluation: read it at once. */
export type Evaluation = {
  allowed: boolean
  reason: FactReason | 'not-final' | null
  /** The receipt that speaks; 0 if there is none. */
  receipt: number
  /** When it ends, Unix seconds; 0 without a receipt. */
  expiresAt: number
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
 * Customers, receipts and batches have the numbers of their rows in the store. The receipts of a customer are a chain in the order in which
 * they may speak: the newest first, then the one with the lower hash. What most receipts share is kept once: a *kind* is a batch and terms,
 * terms are a notice and uses. What few receipts have is kept apart: spent locks, times beyond 2106. The consent hashes lie in a file.
 *
 * @param key two random integers for the table of customers
 */
export function createHotState(key: readonly [number, number]) {
  const customers = createCustomerTable(key)
  const endings = createEndings()
  const hashes = createConsentHashes()
  const terms = createTermsTable()

  // By receipt. A link of 0 is no receipt.
  const pages: Uint32Array[] = []
  let receipts = 0
  let lastReceipt = 0
  const farTimes = new Map<number, number>()

  // By batch.
  let recordedAts = new Float64Array(256)
  let recordedBlocks = new Float64Array(256)

  // Notices are few. Place 0 stays free.
  const placeOfNotice = new Map<string, number>()
  const noticeHashes: (Hex | null)[] = [null]
  let publishedAts = new Float64Array(16)
  let isSameController = new Uint8Array(16)

  // The words of customers whose bits are set for this moment and this final block. `dueAts`: when a word must be looked at again.
  const bits: Uint32Array[] = []
  let dueAts = new Uint32Array(32)
  const waiting = new Set<number>()
  let settledAt = 0
  let settledFinal = -1
  /** The highest block of a recording that a bit rests on. */
  let highestCounted = -1
  let version = 0

  const found: Evaluation = {
    allowed: false,
    reason: 'not-granted',
    receipt: 0,
    expiresAt: 0,
    scope: null,
    by: null,
    at: 0,
  }

  function placeNotice(noticeHash: Hex): number {
    const known = placeOfNotice.get(noticeHash)
    if (known !== undefined) return known
    const place = noticeHashes.length
    placeOfNotice.set(noticeHash, place)
    noticeHashes.push(noticeHash)
    publishedAts = grow(publishedAts, place + 1)
    isSameController = grow(isSameController, place + 1)
    return place
  }

  const linkOf = (receipt: number) => (pages[receipt >>> pageBits]?.[(receipt & pageMask) << 2] ?? 0) >>> 0
  /** The receipt after this one in its chain; 0 at the end. */
  const nextOf = (receipt: number) => {
    const link = linkOf(receipt)
    return link >= topBit ? 0 : link
  }
  const pageOf = (receipt: number) => pages[receipt >>> pageBits] as Uint32Array
  const timeOf = (receipt: number, place: 1 | 2) => {
    const time = pageOf(receipt)[((receipt & pageMask) << 2) + place] as number
    return time === farTime ? (farTimes.get(receipt * 4 + place) as number) : time
  }
  const kindOf = (receipt: number) => pageOf(receipt)[((receipt & pageMask) << 2) + 3] as number

  function setLink(receipt: number, link: number): void {
    pageOf(receipt)[(receipt & pageMask) << 2] = link
  }

  function setTime(receipt: number, place: 1 | 2, time: number): void {
    if (time >= farTime) farTimes.set(receipt * 4 + place, time)
    pageOf(receipt)[((receipt & pageMask) << 2) + place] = Math.min(time, farTime)
  }

  /** The customer of a receipt; 0 if there is no such receipt. */
  function customerOf(receipt: number): number {
    let link = linkOf(receipt)
    while (link !== 0 && link < topBit) link = linkOf(link)
    return link & lowBits
  }

  /** Whether receipt `a` speaks before receipt `b` of the same rank: the newer, then the one with the lower hash. */
  function speaksBefore(a: number, b: number): boolean {
    const newer = timeOf(a, 1) - timeOf(b, 1)
    if (newer !== 0) return newer > 0
    const [hashOfA, hashOfB] = [hashes.read(a), hashes.read(b)]
    for (let index = 0; index < 32; index++) {
      const difference = (hashOfA[index] as number) - (hashOfB[index] as number)
      if (difference !== 0) return difference < 0
    }
    return false
  }

  /** Something about a customer changed: their word of bits is looked at again before it is next used. */
  function touch(customer: number): void {
    version++
    const word = customer >>> 5
    if (word < dueAts.length) dueAts[word] = 0
  }

  function touchAll(): void {
    version++
    dueAts.fill(0)
    waiting.clear()
    highestCounted = -1
  }

  /** Sets the bits of 32 customers anew: a bit stands in a column if the use is allowed then and there. */
  function settleWord(word: number): void {
    for (const column of bits) if (word < column.length) column[word] = 0
    let due = never
    let isWaiting = false
    for (let customer = word * 32; customer < word * 32 + 32; customer++) {
      for (let receipt = customers.wordOf(customer); receipt !== 0; receipt = nextOf(receipt)) {
        const kind = kindOf(receipt)
        const isEnded = kind >= topBit
        if (isEnded && endings.has(receipt, -1)) continue
        const place = kind & lowBits
        const notice = terms.noticeOf(place)
        const issuedAt = timeOf(receipt, 1)
        const publishedAt = publishedAts[notice] as number
        if (publishedAt === 0 || publishedAt > issuedAt || isSameController[notice] === 0) continue
        const expiresAt = timeOf(receipt, 2)
        if (settledAt >= expiresAt) continue
        const batch = terms.batchOf(place)
        const recordedAt = recordedAts[batch] ?? 0
        const recordedBlock = recordedBlocks[batch] ?? 0
        if (recordedAt === 0 || recordedBlock > settledFinal) {
          isWaiting = true
          continue
        }
        highestCounted = Math.max(highestCounted, recordedBlock)
        if (recordedAt < issuedAt || recordedAt > issuedAt + recordingWindow) continue
        if (recordedAt > settledAt) {
          due = Math.min(due, recordedAt)
          continue
        }
        due = Math.min(due, expiresAt)
        const uses = terms.usesOf(place)
        for (let use = 0; use < uses; use++) {
          if (isEnded && endings.has(receipt, use)) continue
          const column = terms.columnAt(place, use)
          const all = grow(bits[column] as Uint32Array, word + 1)
          bits[column] = all
          all[word] = (all[word] as number) | (1 << (customer & 31))
        }
      }
    }
    if (isWaiting) waiting.add(word)
    else waiting.delete(word)
    dueAts[word] = due
  }

  /**
   * Looks again at customers for whom something changed: a receipt, a lock, a recording, or the time since (an end is exact to the second).
   *
   * @param most how many words of 32 customers at once
   * @returns whether all is done
   */
  function settle(at: number, final: number, most = Number.POSITIVE_INFINITY): boolean {
    const words = (customers.end + 31) >>> 5
    dueAts = grow(dueAts, words)
    while (bits.length < terms.columns) bits.push(new Uint32Array(dueAts.length))
    // Time that runs backwards may bring ended consents back; a lower final block takes recordings away.
    if (at < settledAt || final < highestCounted) touchAll()
    if (final > settledFinal) {
      for (const word of waiting) dueAts[word] = 0
    }
    settledAt = at
    settledFinal = final
    let left = most
    for (let word = 0; word < words; word++) {
      if ((dueAts[word] as number) > at) continue
      if (left-- <= 0) return false
      settleWord(word)
    }
    return true
  }

  /** Judges all receipts of a customer for one use, by its column. `final`: the block up to which recordings count. */
  function evaluate(customer: number, column: number, at: number, final: number): Evaluation {
    let best = 0
    let bestRank = 0
    let bestUse = -1
    let receipt = customers.wordOf(customer)
    while (receipt !== 0) {
      const page = pages[receipt >>> pageBits] as Uint32Array
      const start = (receipt & pageMask) << 2
      const kind = page[start + 3] as number
      const place = kind & lowBits
      const use = column === 0 ? -1 : terms.useOf(place, column)
      const reached = rankOf(receipt, page, start, kind, use, at, final)
      if (reached > bestRank) {
        best = receipt
        bestRank = reached
        bestUse = use
        if (reached === rank.allowed) break
      }
      const link = page[start] as number
      receipt = link >= topBit ? 0 : link
    }
    found.allowed = bestRank === rank.allowed
    found.receipt = best
    found.expiresAt = best === 0 ? 0 : timeOf(best, 2)
    found.scope = null
    found.by = null
    found.at = 0
    if (bestRank === rank.allowed) found.reason = null
    else tellWhy(best, bestRank, bestUse)
    return found
  }

  function rankOf(
    receipt: number,
    page: Uint32Array,
    start: number,
    kind: number,
    use: number,
    at: number,
    final: number,
  ): number {
    const place = kind & lowBits
    const notice = terms.noticeOf(place)
    const publishedAt = publishedAts[notice] as number
    let issuedAt = page[start + 1] as number
    if (issuedAt === farTime) issuedAt = timeOf(receipt, 1)
    if (publishedAt === 0 || publishedAt > issuedAt) return rank.notice
    if (isSameController[notice] === 0) return rank.controller
    const batch = terms.batchOf(place)
    const recordedAt = batch < recordedAts.length ? (recordedAts[batch] as number) : 0
    if (recordedAt === 0 || recordedAt < issuedAt || recordedAt > issuedAt + recordingWindow || recordedAt > at) {
      return rank.recording
    }
    let expiresAt = page[start + 2] as number
    if (expiresAt === farTime) expiresAt = timeOf(receipt, 2)
    if (at >= expiresAt) return rank.expiry
    if (kind >= topBit && (endings.has(receipt, -1) || (use >= 0 && endings.has(receipt, use)))) return rank.locks
    if (use < 0) return rank.use
    return (recordedBlocks[batch] as number) > final ? rank.finality : rank.allowed
  }

  function tellWhy(best: number, bestRank: number, use: number): void {
    if (best === 0 || bestRank === rank.use) found.reason = 'not-granted'
    else if (bestRank === rank.finality) found.reason = 'not-final'
    else if (bestRank === rank.notice) found.reason = 'unknown-notice'
    else if (bestRank === rank.controller) found.reason = 'controller-changed'
    else if (bestRank === rank.recording) found.reason = isRecordedLate(best) ? 'recorded-late' : 'not-recorded'
    else if (bestRank === rank.expiry) found.reason = 'expired'
    else {
      const brandLock = endings.find(best, -1)
      const ending = brandLock ?? endings.find(best, use)
      found.reason = 'revoked'
      found.scope = brandLock ? 'brand' : 'use'
      found.by = ending?.byBrand ? 'brand' : 'customer'
      found.at = ending?.at ?? 0
    }
  }

  function isRecordedLate(receipt: number): boolean {
    return (recordedAts[terms.batchOf(kindOf(receipt) & lowBits)] ?? 0) > timeOf(receipt, 1) + recordingWindow
  }

  /** Puts a receipt where it may speak in the chain of its customer. */
  function chain(receipt: number, customer: number): void {
    let before = 0
    let next = customers.wordOf(customer)
    while (next !== 0 && speaksBefore(next, receipt)) {
      before = next
      next = nextOf(next)
    }
    setLink(receipt, next === 0 ? topBit + customer : next)
    if (before === 0) customers.setWord(customer, receipt)
    else setLink(before, receipt)
  }

  function unchain(receipt: number, customer: number): void {
    let before = customers.wordOf(customer)
    if (before === receipt) customers.setWord(customer, nextOf(receipt))
    else {
      while (linkOf(before) !== receipt) before = linkOf(before)
      setLink(before, linkOf(receipt))
    }
    setLink(receipt, 0)
  }

  function removeReceipt(receipt: number): void {
    const customer = customerOf(receipt)
    if (customer === 0) return
    unchain(receipt, customer)
    const kind = kindOf(receipt)
    if (kind >= topBit) {
      const uses = terms.usesOf(kind & lowBits)
      for (let position = -1; position < uses; position++) endings.remove(receipt, position)
    }
    const start = (receipt & pageMask) << 2
    pageOf(receipt).fill(0, start, start + 4)
    farTimes.delete(receipt * 4 + 1)
    farTimes.delete(receipt * 4 + 2)
    hashes.clear(receipt)
    receipts--
    touch(customer)
  }

  return {
    evaluate,
    settle,

    get customers() {
      return customers.size
    },
    get receipts() {
      return receipts
    },
    /** Grows with every change of what is known. */
    get version() {
      return version
    },

    /** The moment the bits were last settled for. */
    get settledAt() {
      return settledAt
    },

    findCustomer: customers.find,
    /** The column of a purpose and category; 0 if no receipt ever named them. */
    columnOf: terms.columnOf,
    addCustomer(customer: number, customerId: string): void {
      customers.add(customer, customerId)
      touch(customer)
    },

    /** Adds a receipt of a customer who is known; the same again is ignored. */
    addReceipt(receipt: HotReceipt): void {
      const { id, customer } = receipt
      if (!customers.has(customer) || linkOf(id) !== 0) return
      while (pages.length <= id >>> pageBits) pages.push(new Uint32Array(pageWords))
      setTime(id, 1, receipt.issuedAt)
      setTime(id, 2, receipt.expiresAt)
      const place = terms.add(placeNotice(receipt.noticeHash), receipt.uses)
      pageOf(id)[((id & pageMask) << 2) + 3] = terms.kindOf(place, receipt.batch ?? 0)
      hashes.set(id, Buffer.from(receipt.consentHash.slice(2), 'hex'))
      chain(id, customer)
      receipts++
      lastReceipt = Math.max(lastReceipt, id)
      touch(customer)
    },

    hasReceipt: (receipt: number): boolean => linkOf(receipt) !== 0,

    /** Notes a spent lock of a receipt: `position` −1 is the brand lock. It can be told again, never taken back. */
    spend(receipt: number, position: number, at: number, byBrand: boolean): void {
      const customer = customerOf(receipt)
      if (customer === 0) return
      const kind = kindOf(receipt)
      if (position >= terms.usesOf(kind & lowBits)) return
      endings.set(receipt, position, { at, byBrand })
      pageOf(receipt)[((receipt & pageMask) << 2) + 3] = (kind | topBit) >>> 0
      touch(customer)
    },

    setBatch(receipt: number, batch: number): void {
      const customer = customerOf(receipt)
      if (customer === 0) return
      const kind = kindOf(receipt)
      pageOf(receipt)[((receipt & pageMask) << 2) + 3] =
        (terms.kindOf(terms.termsOf(kind & lowBits), batch) | (kind & topBit)) >>> 0
      touch(customer)
    },

    /** Notes that a batch's root stands in a block; time 0 takes it back. */
    setRecorded(batch: number, recordedAt: number, blockNumber: number): void {
      if (batch === 0) return
      recordedAts = grow(recordedAts, batch + 1)
      recordedBlocks = grow(recordedBlocks, batch + 1)
      const formerAt = recordedAts[batch] as number
      const formerBlock = recordedBlocks[batch] as number
      if (formerAt === recordedAt && formerBlock === blockNumber) return
      recordedAts[batch] = recordedAt
      recordedBlocks[batch] = blockNumber
      if (formerAt !== 0 && formerBlock <= settledFinal) touchAll()
      else {
        version++
        for (const word of waiting) dueAts[word] = 0
      }
    },

    /** Takes the brand's notices as the chain shows them now; others become unknown. */
    setNotices(notices: readonly HotNotice[]): void {
      const former = { publishedAts: publishedAts.slice(), isSameController: isSameController.slice() }
      publishedAts.fill(0)
      isSameController.fill(0)
      for (const notice of notices) {
        const place = placeNotice(notice.noticeHash)
        publishedAts[place] = notice.publishedAt
        isSameController[place] = notice.isSameController ? 1 : 0
      }
      const isChanged = former.publishedAts.some(
        (publishedAt, place) =>
          publishedAt !== publishedAts[place] || former.isSameController[place] !== isSameController[place],
      )
      if (isChanged) touchAll()
    },

    /** Forgets a receipt: its hash is overwritten. */
    removeReceipt,

    /** Forgets a customer and what is left of their receipts. */
    removeCustomer(customer: number): void {
      for (let receipt = customers.wordOf(customer); receipt !== 0; receipt = customers.wordOf(customer)) {
        removeReceipt(receipt)
      }
      customers.remove(customer)
      touch(customer)
    },

    hashOf: hashes.hexOf,

    /** The highest number of a receipt that ever came in. */
    get lastReceipt() {
      return lastReceipt
    },
    /** The highest number of a customer that ever came in. */
    get lastCustomer() {
      return customers.end - 1
    },

    /** The receipts that are in no batch yet. */
    waitingReceipts(): number[] {
      const waiting: number[] = []
      for (let receipt = 1; receipt <= lastReceipt; receipt++) {
        if (linkOf(receipt) !== 0 && terms.batchOf(kindOf(receipt) & lowBits) === 0) waiting.push(receipt)
      }
      return waiting
    },

    /** Everything but what the store tells at each start: recordings, and what the brand's notices say. */
    save(sink: SnapshotSink): void {
      sink.note({ receipts, lastReceipt, pages: pages.length, farTimes: [...farTimes], notices: noticeHashes.slice(1) })
      for (const page of pages) sink.array(page)
      for (const table of [customers, endings, terms, hashes]) table.save(sink)
    },

    /** Takes over what was saved. The state must be new. */
    load(source: SnapshotSource): void {
      const noted = source.note() as {
        receipts: number
        lastReceipt: number
        pages: number
        farTimes: [number, number][]
        notices: Hex[]
      }
      receipts = noted.receipts
      lastReceipt = noted.lastReceipt
      for (const [place, time] of noted.farTimes) farTimes.set(place, time)
      for (const noticeHash of noted.notices) placeNotice(noticeHash)
      for (let page = 0; page < noted.pages; page++) pages.push(source.array(Uint32Array))
      for (const table of [customers, endings, terms, hashes]) table.load(source)
    },

    /** What is known of a receipt, for people. */
    describe(receipt: number) {
      const kind = kindOf(receipt) & lowBits
      const batch = terms.batchOf(kind)
      return {
        consentHash: hashes.hexOf(receipt) as Hex,
        noticeHash: noticeHashes[terms.noticeOf(kind)] as Hex,
        issuedAt: timeOf(receipt, 1),
        expiresAt: timeOf(receipt, 2),
        recordedAt: recordedAts[batch] || null,
        recordedBlock: recordedAts[batch] ? (recordedBlocks[batch] as number) : null,
      }
    },

    /** The categories any receipt of a customer names for a purpose, in order. */
    categoriesOf(customer: number, purpose: string): string[] {
      const categories = new Set<string>()
      for (let receipt = customers.wordOf(customer); receipt !== 0; receipt = nextOf(receipt)) {
        const kind = kindOf(receipt) & lowBits
        for (let use = 0; use < terms.usesOf(kind); use++) {
          const name = terms.nameOf(terms.columnAt(kind, use))
          if (name.purpose === purpose) categories.add(name.category)
        }
      }
      return [...categories].sort()
    },

    /**
     * The customers for whom each category is allowed, as bits by number. `settle` must have been done for this moment.
     *
     * @returns a copy
     */
    audienceBits(purpose: string, categories: readonly string[]): Uint32Array {
      const wanted = categories.map((category) => bits[terms.columnOf(purpose, category)])
      const [first, ...others] = wanted
      if (first === undefined || wanted.some((column) => column === undefined)) return new Uint32Array(0)
      const all = first.slice()
      for (const column of others as Uint32Array[]) {
        for (let word = 0; word < all.length; word++) all[word] = (all[word] as number) & (column[word] ?? 0)
      }
      return all
    },

    /** Ids of customers by number, many at a time. */
    readIds: customers.readIds,

    close: hashes.close,
  }
}
