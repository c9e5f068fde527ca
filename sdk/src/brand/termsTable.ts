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
  const columnsOfTerms: Uint16Array[] = [new Uint16Array(0)]
  let noticeOfTerms = new Uint16Array(64)

  // By kind.
  let kinds = 1
  let batches = new Uint32Array(64)
  let termsOfKind = new Uint32Array(64)
  const kindsOfBatch = new Map<number, Map<number, number>>()

  function columnOf(purpose: string, category: string): number {
    return columns.get(purpose)?.get(category) ?? 0
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
    node.terms = columnsOfTerms.length
    columnsOfTerms.push(list)
    noticeOfTerms = grow(noticeOfTerms, node.terms + 1)
    noticeOfTerms[node.terms] = notice
  }

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
      batches = grow(batches, kinds + 1)
      termsOfKind = grow(termsOfKind, kinds + 1)
      batches[kinds] = batch
      termsOfKind[kinds] = terms
      known.set(terms, kinds)
      return kinds++
    },

    batchOf: (kind: number) => batches[kind] as number,
    termsOf: (kind: number) => termsOfKind[kind] as number,
    noticeOf: (kind: number) => noticeOfTerms[termsOfKind[kind] as number] as number,
    columnsOf: (kind: number) => columnsOfTerms[termsOfKind[kind] as number] as Uint16Array,

    /** The place of a column among the uses of a kind; −1 if it is not among them. */
    useOf(kind: number, column: number): number {
      const list = columnsOfTerms[termsOfKind[kind] as number] as Uint16Array
      for (let use = 0; use < list.length; use++) if (list[use] === column) return use
      return -1
    },

    save(sink: SnapshotSink): void {
      sink.note({ names: names.slice(1), kinds, terms: columnsOfTerms.length })
      const ends = new Uint32Array(columnsOfTerms.length)
      let end = 0
      for (const [place, list] of columnsOfTerms.entries()) {
        end += list.length
        ends[place] = end
      }
      const all = new Uint16Array(end)
      for (const [place, list] of columnsOfTerms.entries()) all.set(list, (ends[place] as number) - list.length)
      for (const array of [ends, all, noticeOfTerms, batches, termsOfKind]) sink.array(array)
    },

    /** Takes over what was saved. The table must be new. */
    load(source: SnapshotSource): void {
      const noted = source.note() as { names: Use[]; kinds: number; terms: number }
      for (const name of noted.names) addColumn(name)
      kinds = noted.kinds
      const ends = source.array(Uint32Array)
      const all = source.array(Uint16Array)
      noticeOfTerms = source.array(Uint16Array)
      batches = source.array(Uint32Array)
      termsOfKind = source.array(Uint32Array)
      for (let place = 1; place < noted.terms; place++) {
        const list = all.slice(ends[place - 1], ends[place])
        const notice = noticeOfTerms[place] as number
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
