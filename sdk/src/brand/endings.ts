import type { SnapshotSink, SnapshotSource } from './snapshotFile.ts'

const empty = 0
const removed = 0xffffffff

/** How a lock was spent. */
export type Ending = { readonly at: number; readonly byBrand: boolean }

/** The spent locks of receipts: few receipts have one, so they lie in a table of their own. */
export type Endings = {
  /** Position −1 is the brand lock. Setting it again replaces it. */
  set(receipt: number, position: number, ending: Ending): void
  has(receipt: number, position: number): boolean
  find(receipt: number, position: number): Ending | null
  remove(receipt: number, position: number): void
  save(sink: SnapshotSink): void
  load(source: SnapshotSource): void
}

/** An open-addressing table over one typed array: receipt; position and by whom; when (Unix seconds, at most 2³² − 1). */
export function createEndings(): Endings {
  let entries = new Uint32Array(3 * 64)
  let used = 0
  let size = 0

  const keyOf = (position: number, byBrand: boolean) => (position + 1) * 2 + (byBrand ? 1 : 0)

  /** Where a lock is, or the empty place where the search ended. */
  function seek(receipt: number, position: number): number {
    const capacity = entries.length / 3
    let place = (Math.imul(receipt, 0x9e3779b1) ^ Math.imul(position + 2, 0x85ebca6b)) >>> 0
    for (place &= capacity - 1; ; place = (place + 1) & (capacity - 1)) {
      const at = place * 3
      const found = entries[at] as number
      if (found === empty || (found === receipt && (entries[at + 1] as number) >>> 1 === position + 1)) return at
    }
  }

  function write(at: number, receipt: number, key: number, moment: number): void {
    entries[at] = receipt
    entries[at + 1] = key
    entries[at + 2] = moment
  }

  function rebuild(): void {
    const former = entries
    entries = new Uint32Array(size * 2 * 3 > former.length ? former.length * 2 : former.length)
    used = size
    for (let at = 0; at < former.length; at += 3) {
      const receipt = former[at] as number
      if (receipt === empty || receipt === removed) continue
      const key = former[at + 1] as number
      write(seek(receipt, (key >>> 1) - 1), receipt, key, former[at + 2] as number)
    }
  }

  return {
    set(receipt, position, { at: moment, byBrand }) {
      if ((used + 1) * 3 * 4 > entries.length * 3) rebuild()
      const at = seek(receipt, position)
      if (entries[at] === empty) {
        used++
        size++
      }
      write(at, receipt, keyOf(position, byBrand), Math.min(moment, 0xffffffff))
    },

    has: (receipt, position) => entries[seek(receipt, position)] !== empty,

    find(receipt, position) {
      const at = seek(receipt, position)
      if (entries[at] === empty) return null
      return { at: entries[at + 2] as number, byBrand: ((entries[at + 1] as number) & 1) === 1 }
    },

    remove(receipt, position) {
      const at = seek(receipt, position)
      if (entries[at] === empty) return
      write(at, removed, 0, 0)
      size--
    },

    save(sink) {
      sink.note({ used, size })
      sink.array(entries)
    },

    load(source) {
      ;({ used, size } = source.note() as { used: number; size: number })
      entries = source.array(Uint32Array)
    },
  }
}
