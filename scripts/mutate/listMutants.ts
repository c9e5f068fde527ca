import { basename } from 'node:path'
import type { AstNode } from './astNode.ts'
import { childNodes } from './childNodes.ts'
import type { Mutant } from './mutant.ts'
import type { Edit } from './operator.ts'
import { operators } from './operators.ts'
import type { Site } from './site.ts'

/** Declarations of types are not code. */
const passedOver = new Set([
  'ImportDirective',
  'PragmaDirective',
  'StructDefinition',
  'EnumDefinition',
  'StructuredDocumentation',
])

/** All nodes below a node, and itself. */
function* below(node: AstNode): Generator<AstNode> {
  yield node
  for (const child of childNodes(node)) yield* below(child)
}

/**
 * Every mutant of some sources, in the order of the source. The same sources give the same mutants with the same ids.
 * Whether each compiles, and to other code, is not known yet.
 * @param trees the syntax tree of every source, imports included
 * @param contents the text of every source
 * @param files the sources to mutate
 */
export function listMutants(
  trees: ReadonlyMap<string, AstNode>,
  contents: ReadonlyMap<string, string>,
  files: readonly string[],
): Mutant[] {
  const declarations = new Map<number, AstNode>()
  const parents = new Map<number, AstNode>()
  for (const tree of trees.values()) {
    for (const node of below(tree)) {
      declarations.set(node.id, node)
      for (const child of childNodes(node)) parents.set(child.id, node)
    }
  }
  const errors = [...trees]
    .filter(([name]) => name.startsWith('contracts/'))
    .flatMap(([, tree]) => [...below(tree)].filter(({ nodeType }) => nodeType === 'ErrorDefinition'))

  return files.flatMap((file) => {
    const tree = trees.get(file)
    const bytes = Buffer.from(contents.get(file) ?? '')
    if (!tree) throw new Error(`${file} is not among the compiled sources`)
    const mutants: Mutant[] = []
    const seen = new Set<string>()
    const counts = new Map<string, number>()

    const rangeOf = ({ node, isStatement }: Pick<Edit, 'node' | 'isStatement'>) => {
      const [start = 0, length = 0] = node.src.split(':').map(Number)
      const rest = bytes.subarray(start + length).toString()
      const semicolon = isStatement === true ? (/^\s*;/.exec(rest)?.[0] ?? '') : ''
      return { start, end: start + length + Buffer.byteLength(semicolon) }
    }
    const text = (node: AstNode) => {
      const { start, end } = rangeOf({ node })
      return bytes.subarray(start, end).toString()
    }

    const visit = (node: AstNode, above: readonly AstNode[]) => {
      if (passedOver.has(node.nodeType)) return
      const scope = above.find(({ nodeType }) => /^(Function|Modifier)Definition$/.test(nodeType))
      const contract = above.find(({ nodeType }) => nodeType === 'ContractDefinition')
      const isVariable = ({ nodeType }: AstNode) => nodeType === 'VariableDeclaration'
      const site: Site = {
        text,
        parents: above,
        declaration: (id) => declarations.get(id ?? -1),
        parentOf: (id) => parents.get(id ?? -1),
        scope: scope ? [...below(scope)] : [],
        stateVariables: (contract?.nodes ?? []).filter(isVariable),
        errors,
      }
      for (const operator of operators) {
        for (const edit of operator.mutate(node, site)) {
          const { start, end } = rangeOf(edit)
          const original = bytes.subarray(start, end).toString()
          // In the head of a loop a statement ends at the bracket, where nothing may stand for it.
          const isHead = edit.isStatement === true && bytes.subarray(end).toString().trimStart().startsWith(')')
          const mutated = isHead ? '' : edit.text
          const key = `${start} ${end} ${mutated}`
          if (original === mutated || seen.has(key)) continue
          seen.add(key)
          const before = bytes.subarray(0, start).toString().split('\n')
          const line = before.length
          const column = (before.at(-1)?.length ?? 0) + 1
          const place = `${basename(file)}:${line}:${column} ${operator.id}`
          const count = (counts.get(place) ?? 0) + 1
          counts.set(place, count)
          const id = count === 1 ? place : `${place} #${count}`
          mutants.push({ id, operator: operator.id, file, line, column, original, mutated, start, end })
        }
      }
      for (const child of childNodes(node)) visit(child, [node, ...above])
    }
    visit(tree, [])
    return mutants.sort((first, second) => first.start - second.start || first.end - second.end)
  })
}
