import { grow } from './grow.ts'
import type { SnapshotSink, SnapshotSource } from './snapshotFile.ts'

type Use = { readonly purpose: string; readonly category: string }

/** Terms 0: none end here. */
type Node = { terms: number; readonly next: Map<number, Node> }

/** Batches whose kinds are looked for before a new one is made: receipts of one batch come together. */
const knownBatches = 1_024

/**
 * What many receipts share. *Terms* are a notice and uses; a *kind* is terms and a batch. A *column* is a purpose × category.
 * All are numbers from 1.
 */
export function createTermsTable() {
  // By column.
  const columns = new Map<string, Map<string, number>>()
  const names: Use[] = [{ purpose: '', category: '' }]

  // By terms.
  const root = createNode()
  let termsCount = 1
  let noticeOfTerms = new Uint16Array(64)
  // The columns of terms lie in `lists` from where those of the terms before end.
  let ends = new Uint32Array(64)
  let lists = new Uint16Array(256)

  // By kind: its batch, its terms.
  let kinds = 1
  let parts = new Uint32Array(128)
  const kindsOfBatch = new Map<number, Map<number, number>>()

  // A brand asks the same few questions, and a text that is the very same object needs no look-up.
  let lastPurpose = ''
  let lastCategory = ''
  let lastColumn = 0

  function columnOf(purpose: string, category: string): number {
    if (purpose === lastPurpose && category === lastCategory) return lastColumn
    const column = columns.get(purpose)?.get(category) ?? 0
    if (column === 0) return 0
    lastPurpose = purpose
    lastCategory = category
    lastColumn = column
    return column
  }

  function addColumn({ purpose, category }: Use): number {
    const known = columnOf(purpose, category)
    if (known !== 0) return known
    const column = names.length
    names.push({ purpose, category })
    const categories = columns.get(purpose)
    if (categories) categories.set(category, column)
    else columns.set(purpose, new Map([[category, column]]))
    return column
  }

  /** Gives the way to a node, notice first and then column by column, its terms. */
  function keep(node: Node, notice: number, list: Uint16Array): void {
    node.terms = termsCount++
    const start = ends[node.terms - 1] as number
    ends = grow(ends, termsCount)
    noticeOfTerms = grow(noticeOfTerms, termsCount)
    lists = grow(lists, start + list.length)
    lists.set(list, start)
    ends[node.terms] = start + list.length
    noticeOfTerms[node.terms] = notice
  }

  const termsOf = (kind: number) => parts[kind * 2 + 1] as number

  return {
    columnOf,
    /** One above the last column. */
    get columns() {
      return names.length
    },
    nameOf: (column: number) => names[column] as Use,

    /** The terms of a receipt. `notice` below 65,536. */
    add(notice: number, uses: readonly Use[]): number {
      let node = childOf(root, notice)
      for (const use of uses) node = childOf(node, addColumn(use))
      if (node.terms === 0) keep(node, notice, Uint16Array.from(uses, addColumn))
      return node.terms
    },

    /** The kind of a receipt with these terms in this batch; batch 0 is none. */
    kindOf(terms: number, batch: number): number {
      let known = kindsOfBatch.get(batch)
      if (known === undefined) {
        known = new Map()
        kindsOfBatch.set(batch, known)
        const oldest = kindsOfBatch.keys().next().value as number
        if (kindsOfBatch.size > knownBatches) kindsOfBatch.delete(oldest)
      }
      const kind = known.get(terms)
      if (kind !== undefined) return kind
      parts = grow(parts, kinds * 2 + 2)
      parts[kinds * 2] = batch
      parts[kinds * 2 + 1] = terms
      known.set(terms, kinds)
      return kinds++
    },

    batchOf: (kind: number) => parts[kind * 2] as number,
    termsOf,
    noticeOf: (kind: number) => noticeOfTerms[termsOf(kind)] as number,
    /** How many uses a kind has. */
    usesOf(kind: number): number {
      const terms = termsOf(kind)
      return terms === 0 ? 0 : (ends[terms] as number) - (ends[terms - 1] as number)
    },

    /** The column of a use of a kind, by its place among them. */
    columnAt: (kind: number, use: number) => lists[(ends[termsOf(kind) - 1] as number) + use] as number,

    /** The place of a column among the uses of a kind; −1 if it is not among them. */
    useOf(kind: number, column: number): number {
      const terms = termsOf(kind)
      if (terms === 0) return -1
      const start = ends[terms - 1] as number
      const end = ends[terms] as number
      for (let place = start; place < end; place++) if (lists[place] === column) return place - start
      return -1
    },

    save(sink: SnapshotSink): void {
      sink.note({ names: names.slice(1), kinds, terms: termsCount })
      for (const array of [ends, lists, noticeOfTerms, parts]) sink.array(array)
    },

    /** Takes over what was saved. The table must be new. */
    load(source: SnapshotSource): void {
      const noted = source.note() as { names: Use[]; kinds: number; terms: number }
      for (const name of noted.names) addColumn(name)
      kinds = noted.kinds
      const savedEnds = source.array(Uint32Array)
      const savedLists = source.array(Uint16Array)
      const notices = source.array(Uint16Array)
      parts = source.array(Uint32Array)
      for (let place = 1; place < noted.terms; place++) {
        const list = savedLists.subarray(savedEnds[place - 1], savedEnds[place])
        const notice = notices[place] as number
        let node = childOf(root, notice)
        for (const column of list) node = childOf(node, column)
        keep(node, notice, list)
      }
    },
  }
}

function createNode(): Node {
  return { terms: 0, next: new Map() }
}

function childOf(node: Node, step: number): Node {
  const known = node.next.get(step)
  if (known !== undefined) return known
  const child = createNode()
  node.next.set(step, child)
  return child
}
