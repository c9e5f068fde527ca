import { grow } from './grow.ts'
import { halfSipHash } from './halfSipHash.ts'
import type { SnapshotSink, SnapshotSource } from './snapshotFile.ts'

/** Longer ids are not stored and not found. UTF-16 units. */
export const longestCustomerId = 255

/** Customers of one block: their ids lie side by side, each as wide as the widest of them. */
const blockBits = 6
const blockMask = (1 << blockBits) - 1
/** Words of one page; a block never crosses from one page to the next. */
const pageBits = 20
const pageWords = 1 << pageBits
const pageMask = pageWords - 1

const empty = 0
const removed = 0xffffffff
/** What follows an id up to the width of its block: never part of UTF-8. */
const padding = 0xffffffff

/** How many bytes of the last word of an id are not padding. */
function lengthOf(lastWord: number): number {
  if (lastWord >>> 24 !== 0xff) return 4
  if (((lastWord >>> 16) & 0xff) !== 0xff) return 3
  return ((lastWord >>> 8) & 0xff) !== 0xff ? 2 : 1
}

/** Ids of customers to dense integers, from 1, with one word of the caller's for each. */
export type CustomerTable = {
  readonly size: number
  /** One above the highest number in use. */
  readonly end: number
  /** The number of a customer; 0 if unknown. */
  find(customerId: string): number
  /** Adds a customer under a number of the caller's. */
  add(customerNumber: number, customerId: string): void
  has(customerNumber: number): boolean
  /** The caller's word for a customer: 0 at first, and 0 for an unknown one. */
  wordOf(customerNumber: number): number
  setWord(customerNumber: number, word: number): void
  /** Forgets a customer and overwrites the id. */
  remove(customerNumber: number): void
  /** The id of a customer, or null. */
  idOf(customerNumber: number): string | null
  /** The ids of many customers at once, in their order; unknown ones are left out. */
  readIds(customerNumbers: Iterable<number>): string[]
  save(sink: SnapshotSink): void
  /** Takes over what was saved, with the key it was saved under. The table must be new. */
  load(source: SnapshotSource): void
}

/**
 * An open-addressing table over typed arrays. Ten million customers need no JavaScript object each, which V8's `Map` could not hold and the
 * garbage collector would have to walk.
 *
 * A slot is the customer's number with some bits of the hash above it, so that a wrong customer is looked at once in 256 times. The ids lie
 * in pages that never move: growing copies the slots only.
 *
 * @param initialKey two random integers: without them nobody can choose ids that collide
 */
export function createCustomerTable(initialKey: readonly [number, number]): CustomerTable {
  const encoder = new TextEncoder()
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  // Longer than any id, as zeros are written behind it.
  const scratch = new Uint8Array(longestCustomerId * 3 + 7)
  const scratchWords = new Uint32Array(scratch.buffer, 0, scratch.length >>> 2)

  let key = initialKey
  let size = 0
  let end = 1
  let used = 0
  let slots = new Uint32Array(1024)
  let numberBits = 24
  let numberMask = 2 ** numberBits - 1
  // By block: where it starts, in words over all pages, and the words of its widest id; width 0 is no block.
  let starts = new Uint32Array(128)
  let widths = new Uint8Array(128)
  const pages: Uint32Array[] = []
  let pagesEnd = 0
  /** Places of blocks that moved, by width. */
  let freed: number[][] = []

  /** Writes an id into the scratch buffer; its length in bytes, 0 if it can be nobody's. */
  function encode(customerId: string): number {
    const length = customerId.length
    if (length === 0 || length > longestCustomerId) return 0
    // Four letters at a time: this runs at each check, and most ids are ASCII.
    let seen = 0
    let at = 0
    for (; at + 4 <= length; at += 4) {
      const first = customerId.charCodeAt(at)
      const second = customerId.charCodeAt(at + 1)
      const third = customerId.charCodeAt(at + 2)
      const fourth = customerId.charCodeAt(at + 3)
      seen |= first | second | third | fourth
      scratchWords[at >>> 2] = first | (second << 8) | (third << 16) | (fourth << 24)
    }
    let last = padding
    for (let place = length - 1; place >= at; place--) {
      const code = customerId.charCodeAt(place)
      seen |= code
      last = (last << 8) | code
    }
    scratchWords[at >>> 2] = last
    return seen < 0x80 ? length : encodeUtf8(customerId)
  }

  function encodeUtf8(customerId: string): number {
    if (!customerId.isWellFormed()) return 0
    const bytes = encoder.encodeInto(customerId, scratch).written
    pad(bytes)
    return bytes
  }

  /** Fills the last word of an id in the scratch buffer. */
  function pad(bytes: number): void {
    scratch.fill(0xff, bytes, bytes + 3)
  }

  /** Where the record of a customer lies: the caller's word, then the id. The block must exist. */
  function recordOf(customerNumber: number): number {
    const block = customerNumber >>> blockBits
    return (starts[block] as number) + (customerNumber & blockMask) * ((widths[block] as number) + 1)
  }

  function isScratch(customerNumber: number, words: number): boolean {
    const width = widths[customerNumber >>> blockBits] as number
    if (words > width) return false
    const record = recordOf(customerNumber)
    const page = pages[record >>> pageBits] as Uint32Array
    const at = (record & pageMask) + 1
    for (let word = 0; word < words; word++) if (page[at + word] !== scratchWords[word]) return false
    return words === width || page[at + words] === padding
  }

  /** The slot of the id in the scratch buffer, or −1. */
  function findSlot(words: number, hash: number): number {
    const mask = slots.length - 1
    const tag = hash >>> numberBits
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const entry = slots[slot] as number
      if (entry === empty) return -1
      if (entry >>> numberBits === tag && entry !== removed) {
        if (isScratch(entry & numberMask, words)) return slot
      }
    }
  }

  function place(customerNumber: number, hash: number): void {
    const mask = slots.length - 1
    let slot = hash & mask
    while (slots[slot] !== empty) slot = (slot + 1) & mask
    slots[slot] = (hash & ~numberMask) | customerNumber
    used++
  }

  /** Makes the slots anew: without the removed ones, and with room for more. */
  function rebuild(): void {
    slots = new Uint32Array(size * 2 > slots.length ? slots.length * 2 : slots.length)
    used = 0
    for (let customerNumber = 1; customerNumber < end; customerNumber++) {
      const length = copyId(customerNumber, scratch, 0)
      if (length > 0) place(customerNumber, halfSipHash(scratchWords, length, key[0], key[1]))
    }
  }

  function allocate(width: number): number {
    const known = freed[width]?.pop()
    if (known !== undefined) return known
    const words = (width + 1) << blockBits
    if (pages.length === 0 || (pagesEnd & pageMask) + words > pageWords || pagesEnd === pages.length * pageWords) {
      pagesEnd = pages.length * pageWords
      pages.push(new Uint32Array(pageWords))
    }
    const start = pagesEnd
    pagesEnd += words
    return start
  }

  /** Sees to it that the block of a customer has room for an id of so many words. */
  function makeRoom(customerNumber: number, words: number): void {
    const block = customerNumber >>> blockBits
    starts = grow(starts, block + 1)
    widths = grow(widths, block + 1)
    const width = widths[block] as number
    if (width >= words) return
    const from = starts[block] as number
    const to = allocate(words)
    const source = pages[from >>> pageBits]
    const target = pages[to >>> pageBits] as Uint32Array
    const end = (words + 1) << blockBits
    target.fill(padding, to & pageMask, (to & pageMask) + end)
    for (let place = 0; place <= blockMask; place++) {
      const record = (to & pageMask) + place * (words + 1)
      if (width === 0 || source === undefined) target[record] = 0
      else {
        const former = (from & pageMask) + place * (width + 1)
        target.set(source.subarray(former, former + width + 1), record)
      }
    }
    if (width > 0 && source !== undefined) {
      source.fill(0, from & pageMask, (from & pageMask) + ((width + 1) << blockBits))
      const places = freed[width] ?? []
      places.push(from)
      freed[width] = places
    }
    starts[block] = to
    widths[block] = words
  }

  function has(customerNumber: number): boolean {
    if ((widths[customerNumber >>> blockBits] ?? 0) === 0) return false
    const record = recordOf(customerNumber)
    return (pages[record >>> pageBits] as Uint32Array)[(record & pageMask) + 1] !== padding
  }

  /** Copies the bytes of an id to a place in `target`; how many there are, 0 if unknown. */
  function copyId(customerNumber: number, target: Uint8Array, at: number): number {
    const width = widths[customerNumber >>> blockBits] ?? 0
    if (width === 0) return 0
    const record = recordOf(customerNumber)
    const page = pages[record >>> pageBits] as Uint32Array
    const bytes = new Uint8Array(page.buffer, ((record & pageMask) + 1) * 4, width * 4)
    let length = width * 4
    while (length > 0 && bytes[length - 1] === 0xff) length--
    for (let index = 0; index < length; index++) target[at + index] = bytes[index] as number
    return length
  }

  function remove(customerNumber: number): void {
    if (!has(customerNumber)) return
    const length = copyId(customerNumber, scratch, 0)
    pad(length)
    const slot = findSlot((length + 3) >>> 2, halfSipHash(scratchWords, length, key[0], key[1]))
    if (slot >= 0) slots[slot] = removed
    const record = recordOf(customerNumber)
    const at = record & pageMask
    const page = pages[record >>> pageBits] as Uint32Array
    page[at] = 0
    page.fill(padding, at + 1, at + 1 + (widths[customerNumber >>> blockBits] as number))
    scratch.fill(0, 0, length)
    size--
  }

  return {
    get size() {
      return size
    },
    get end() {
      return end
    },

    find(customerId) {
      const length = encode(customerId)
      if (length === 0) return 0
      const slot = findSlot((length + 3) >>> 2, halfSipHash(scratchWords, length, key[0], key[1]))
      return slot < 0 ? 0 : (slots[slot] as number) & numberMask
    },

    add(customerNumber, customerId) {
      const length = encode(customerId)
      if (length === 0) return
      const hash = halfSipHash(scratchWords, length, key[0], key[1])
      const words = (length + 3) >>> 2
      const slot = findSlot(words, hash)
      const known = slot < 0 ? 0 : (slots[slot] as number) & numberMask
      if (known === customerNumber) return
      // A commit that failed left a customer here whom the store does not know.
      if (known !== 0 || has(customerNumber)) {
        remove(known)
        remove(customerNumber)
        encode(customerId)
      }
      makeRoom(customerNumber, words)
      const record = recordOf(customerNumber)
      const page = pages[record >>> pageBits] as Uint32Array
      page[record & pageMask] = 0
      for (let word = 0; word < words; word++) {
        page[(record & pageMask) + 1 + word] = scratchWords[word] as number
      }
      size++
      end = Math.max(end, customerNumber + 1)
      const isWide = customerNumber >= numberMask
      while (customerNumber >= numberMask) numberMask = 2 ** ++numberBits - 1
      if (isWide || (used + 1) * 4 > slots.length * 3) rebuild()
      else place(customerNumber, hash)
    },

    has,

    wordOf(customerNumber) {
      if ((widths[customerNumber >>> blockBits] ?? 0) === 0) return 0
      const record = recordOf(customerNumber)
      return (pages[record >>> pageBits] as Uint32Array)[record & pageMask] as number
    },

    setWord(customerNumber, word) {
      const record = recordOf(customerNumber)
      ;(pages[record >>> pageBits] as Uint32Array)[record & pageMask] = word
    },

    remove,

    idOf(customerNumber) {
      const length = copyId(customerNumber, scratch, 0)
      return length === 0 ? null : decoder.decode(scratch.subarray(0, length))
    },

    readIds(customerNumbers) {
      // One text for all of them, cut into pieces, costs a fraction of one decoding each. ASCII is its own latin1.
      let text = new Uint32Array(1 << 14)
      let written = 0
      let seen = 0
      /** Where each id starts and ends, in bytes. */
      const borders: number[] = []
      for (const customerNumber of customerNumbers) {
        const width = widths[customerNumber >>> blockBits] ?? 0
        if (width === 0) continue
        const record = recordOf(customerNumber)
        const page = pages[record >>> pageBits] as Uint32Array
        const at = (record & pageMask) + 1
        let last = page[at] as number
        if (last === padding) continue
        text = grow(text, written + width)
        const start = written
        text[written++] = last
        for (let word = at + 1; word < at + width && page[word] !== padding; word++) {
          seen |= last
          last = page[word] as number
          text[written++] = last
        }
        const bytes = lengthOf(last)
        seen |= last & (0xffffffff >>> (32 - bytes * 8))
        borders.push(start * 4, written * 4 - 4 + bytes)
      }

      const ids: string[] = []
      const all = Buffer.from(text.buffer, 0, written * 4)
      const isAscii = (seen & 0x80808080) === 0
      const whole = isAscii ? all.toString('latin1') : ''
      for (let place = 0; place < borders.length; place += 2) {
        const start = borders[place] as number
        const end = borders[place + 1] as number
        ids.push(isAscii ? whole.slice(start, end) : decoder.decode(all.subarray(start, end)))
      }
      return ids
    },

    save(sink) {
      sink.note({ key, size, end, used, numberBits, pagesEnd, pages: pages.length, freed })
      for (const array of [slots, starts, widths, ...pages]) sink.array(array)
    },

    load(source) {
      const noted = source.note() as ReturnType<typeof JSON.parse>
      ;({ key, size, end, used, numberBits, pagesEnd, freed } = noted)
      numberMask = 2 ** numberBits - 1
      freed = freed.map((places) => places ?? [])
      slots = source.array(Uint32Array)
      starts = source.array(Uint32Array)
      widths = source.array(Uint8Array)
      for (let page = 0; page < noted.pages; page++) pages.push(source.array(Uint32Array))
    },
  }
}
