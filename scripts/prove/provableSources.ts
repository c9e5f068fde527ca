import { compile } from './compile.ts'
import type { Sources } from './readSources.ts'
import { isSyntaxNode, nodesOf, rangeOf, type SyntaxNode, targetsOf } from './syntaxNode.ts'

type Edit = { readonly start: number; readonly end: number; readonly text: string }

/** Names, members and index accesses: evaluating such an expression does nothing else. */
function isQuiet(node: SyntaxNode): boolean {
  return [...nodesOf(node)].every(({ nodeType }) => ['Identifier', 'MemberAccess', 'IndexAccess'].includes(nodeType))
}

/** Edits that put the place a local storage pointer stands for wherever the pointer is named, in one function. */
function pointerEdits(body: SyntaxNode, text: (node: SyntaxNode) => string): Edit[] {
  const written = [...nodesOf(body)].flatMap(targetsOf).filter(({ nodeType }) => nodeType === 'Identifier')
  const isWritten = (id: unknown, from = 0) =>
    written.some((name) => name.referencedDeclaration === id && rangeOf(name).start >= from)
  const places = new Map<unknown, string>()
  const edits: Edit[] = []
  for (const node of nodesOf(body)) {
    if (node.nodeType === 'VariableDeclarationStatement') {
      const [pointer] = node.declarations as SyntaxNode[]
      if (pointer?.storageLocation !== 'storage') continue
      const place = node.initialValue as SyntaxNode | null | undefined
      if (!place || !isQuiet(place) || isWritten(pointer.id)) {
        throw new Error(`the storage pointer "${pointer.name}" cannot be written out: it is not one place throughout`)
      }
      const names = [...nodesOf(place)].filter(({ nodeType }) => nodeType === 'Identifier')
      if (names.some((name) => isWritten(name.referencedDeclaration, rangeOf(node).end))) {
        throw new Error(`the storage pointer "${pointer.name}" cannot be written out: what it is made of changes later`)
      }
      places.set(pointer.id, text(place))
      edits.push({ start: rangeOf(node).start, end: rangeOf(node).end + ';'.length, text: '' })
    }
    const place = node.nodeType === 'Identifier' ? places.get(node.referencedDeclaration) : undefined
    if (place !== undefined) edits.push({ ...rangeOf(node), text: place })
  }
  return edits
}

function wordEdit(source: Buffer, start: number, end: number, from: string, to: string): Edit {
  const header = source.subarray(start, end).toString()
  const found = [...header.matchAll(new RegExp(`\\b${from}\\b`, 'g'))]
  if (found.length !== 1) throw new Error(`"${from}" stands ${found.length} times in: ${header}`)
  const at = start + Buffer.byteLength(header.slice(0, found[0]?.index))
  return { start: at, end: at + from.length, text: to }
}

/** What is changed inside the functions. */
function bodyEdits(node: SyntaxNode, source: Buffer): Edit[] {
  const text = (part: SyntaxNode) => source.subarray(rangeOf(part).start, rangeOf(part).end).toString()
  if (node.nodeType === 'RevertStatement') {
    const values = (node.errorCall as SyntaxNode).arguments as SyntaxNode[]
    if (!values.every(isQuiet)) throw new Error(`something happens in the arguments of: ${text(node)}`)
    return [{ ...rangeOf(node), text: 'revert()' }]
  }
  return node.nodeType === 'FunctionDefinition' && isSyntaxNode(node.body) ? pointerEdits(node.body, text) : []
}

/** What is changed outside of them: who may call and read. */
function openingEdits(node: SyntaxNode, source: Buffer): Edit[] {
  const { start, end } = rangeOf(node)
  if (node.nodeType === 'StructuredDocumentation') return [{ start, end, text: '' }]
  if (node.nodeType === 'VariableDeclaration' && node.stateVariable && node.visibility === 'private') {
    return [wordEdit(source, start, end, 'private', 'internal')]
  }
  if (node.nodeType !== 'FunctionDefinition') return []
  if (!isSyntaxNode(node.body)) return [{ start, end, text: '' }]
  const visibility = node.visibility as string
  return visibility === 'internal' ? [] : [wordEdit(source, start, rangeOf(node.body).start, visibility, 'internal')]
}

/**
 * The shipped sources in a form the SMTChecker can reason about, with the same effects on storage and the same failures:
 * 1. `revert Error(…)` becomes `revert()`: the checker goes on after the first as if nothing had happened;
 * 2. a local storage pointer becomes the place it stands for: the checker forgets what storage holds when something is
 *    written through a pointer;
 * 3. every function and variable becomes `internal`, and the interface declares no functions: the only way in is a
 *    harness. Left out if `keepsInterface` is set.
 * Refuses a source in which 1 or 2 would change what the code does.
 */
export function provableSources(sources: Sources, options: { readonly keepsInterface?: true } = {}): Sources {
  const { sources: units } = compile({ sources, outputSelection: { '*': { '': ['ast'] } } })
  return Object.fromEntries(
    Object.entries(sources).map(([path, content]) => {
      let source = Buffer.from(content)
      const edits = [...nodesOf(units[path]?.ast as SyntaxNode)].flatMap((node) => [
        ...bodyEdits(node, source),
        ...(options.keepsInterface ? [] : openingEdits(node, source)),
      ])
      for (const { start, end, text } of edits.toSorted((left, right) => right.start - left.start)) {
        source = Buffer.concat([source.subarray(0, start), Buffer.from(text), source.subarray(end)])
      }
      return [path, source.toString()]
    }),
  )
}
