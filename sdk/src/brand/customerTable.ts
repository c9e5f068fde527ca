import { grow } from './grow.ts'
import { halfSipHash } from './halfSipHash.ts'

/** Longer ids are not stored and not found. UTF-16 units. */
export const longestCustomerId = 255

const empty = 0
const removed = 0xffffffff

/** Ids of customers to dense integers, from 1. */
export type CustomerTable = {
  readonly size: number
  /** The number of a customer; 0 if unknown. */
  find(customerId: string): number
  /** Adds a customer under a number of the caller's. */
  add(customerNumber: number, customerId: string): void
  /** Forgets a customer and overwrites the id. */
  remove(customerNumber: number): void
  /** The id of a customer, or null. */
  idOf(customerNumber: number): string | null
}

/**
 * An open-addressing table over typed arrays. Ten million customers need no JavaScript object each, which V8's `Map` could not hold and the
 * garbage collector would have to walk.
 *
 * @param key two random integers: without them nobody can choose ids that collide
 */
export function createCustomerTable(key: readonly [number, number]): CustomerTable {
  const encoder = new TextEncoder()
  const decoder = new TextDecoder()
  const scratch = new Uint8Array(longestCustomerId * 3)

  let size = 0
  let used = 0
  let slots = new Uint32Array(1024)
  let tags = new Uint32Array(1024)
  // By customer number: where the id lies among `ids`.
  let starts = new Float64Array(1024)
  let lengths = new Uint16Array(1024)
  let ids = new Uint8Array(16_384)
  let idsEnd = 0

  /** Writes an id into the scratch buffer; its length in bytes, 0 if it can be nobody's. */
  function encode(customerId: string): number {
    const length = customerId.length
    if (length === 0 || length > longestCustomerId) return 0
    for (let index = 0; index < length; index++) {
      const code = customerId.charCodeAt(index)
      if (code > 0x7f) return customerId.isWellFormed() ? encoder.encodeInto(customerId, scratch).written : 0
      scratch[index] = code
    }
    return length
  }

  function isScratch(customerNumber: number, length: number): boolean {
    if (lengths[customerNumber] !== length) return false
    const start = starts[customerNumber] as number
    for (let index = 0; index < length; index++) if (ids[start + index] !== scratch[index]) return false
    return true
  }

  /** The slot of the id in the scratch buffer, or −1. */
  function findSlot(length: number, tag: number): number {
    const mask = slots.length - 1
    for (let slot = tag & mask; ; slot = (slot + 1) & mask) {
      const customerNumber = slots[slot] as number
      if (customerNumber === empty) return -1
      if (customerNumber !== removed && tags[slot] === tag && isScratch(customerNumber, length)) return slot
    }
  }

  function place(customerNumber: number, tag: number): void {
    const mask = slots.length - 1
    let slot = tag & mask
    while (slots[slot] !== empty) slot = (slot + 1) & mask
    slots[slot] = customerNumber
    tags[slot] = tag
    used++
  }

  function rebuild(): void {
    const formerSlots = slots
    const formerTags = tags
    const capacity = size * 4 > slots.length ? slots.length * 2 : slots.length
    slots = new Uint32Array(capacity)
    tags = new Uint32Array(capacity)
    used = 0
    for (let slot = 0; slot < formerSlots.length; slot++) {
      const customerNumber = formerSlots[slot] as number
      if (customerNumber !== empty && customerNumber !== removed) place(customerNumber, formerTags[slot] as number)
    }
  }

  return {
    get size() {
      return size
    },

    find(customerId) {
      const length = encode(customerId)
      if (length === 0) return 0
      const slot = findSlot(length, halfSipHash(scratch, length, key[0], key[1]))
      return slot < 0 ? 0 : (slots[slot] as number)
    },

    add(customerNumber, customerId) {
      const length = encode(customerId)
      if (length === 0) return
      const tag = halfSipHash(scratch, length, key[0], key[1])
      if (findSlot(length, tag) >= 0) return
      if ((used + 1) * 5 > slots.length * 3) rebuild()
      starts = grow(starts, customerNumber + 1)
      lengths = grow(lengths, customerNumber + 1)
      ids = grow(ids, idsEnd + length)
      ids.set(scratch.subarray(0, length), idsEnd)
      starts[customerNumber] = idsEnd
      lengths[customerNumber] = length
      idsEnd += length
      place(customerNumber, tag)
      size++
    },

    remove(customerNumber) {
      const length = lengths[customerNumber] ?? 0
      if (length === 0) return
      const start = starts[customerNumber] as number
      scratch.set(ids.subarray(start, start + length))
      const slot = findSlot(length, halfSipHash(scratch, length, key[0], key[1]))
      if (slot >= 0) slots[slot] = removed
      ids.fill(0, start, start + length)
      scratch.fill(0, 0, length)
      lengths[customerNumber] = 0
      size--
    },

    idOf(customerNumber) {
      const length = lengths[customerNumber] ?? 0
      if (length === 0) return null
      const start = starts[customerNumber] as number
      return decoder.decode(ids.subarray(start, start + length))
    },
  }
}
