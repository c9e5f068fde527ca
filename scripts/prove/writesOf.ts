import { compile } from './compile.ts'
import type { Sources } from './readSources.ts'
import { isSyntaxNode, nodesOf, type SyntaxNode, targetsOf } from './syntaxNode.ts'

export type Writes = {
  /** The state variables that each function writes to, itself or through what it calls, by its name. */
  readonly variables: ReadonlyMap<string, ReadonlySet<string>>
  /** What each function writes itself, by its name: `variable[index]`, and `name(first argument)` of what it calls that writes. */
  readonly own: ReadonlyMap<string, readonly string[]>
  /** The functions that may be called from outside and write. */
  readonly entries: readonly string[]
}

/** The variable at the bottom of `_brands[brandId].owner`. */
function baseOf(target: SyntaxNode): SyntaxNode {
  const inner = target.baseExpression ?? target.expression
  return isSyntaxNode(inner) ? baseOf(inner) : target
}

/** Reads from sources without storage pointers (see `provableSources`) what each function writes to storage. */
export function writesOf(sources: Sources): Writes {
  const { sources: units } = compile({ sources, outputSelection: { '*': { '': ['ast'] } } })
  const all = Object.values(units).flatMap(({ ast }) => [...nodesOf(ast as SyntaxNode)])
  const byId = new Map(all.filter(({ id }) => id !== undefined).map((node) => [node.id, node]))
  const declared = (name: SyntaxNode) => byId.get(name.referencedDeclaration as number)
  const functions = all.filter((node) => node.nodeType === 'FunctionDefinition' && isSyntaxNode(node.body))
  const textOf = (node: SyntaxNode): string => {
    const [start = 0, length = 0, file = 0] = node.src.split(':').map(Number)
    const path = Object.keys(units).find((key) => (units[key] as { id?: number }).id === file) ?? ''
    return Buffer.from(sources[path] ?? '')
      .subarray(start, start + length)
      .toString()
  }

  const modifiers = all
    .filter(({ nodeType }) => nodeType === 'ModifierDefinition')
    .flatMap((node) => [...nodesOf(node)])
  if (modifiers.some((node) => targetsOf(node).length > 0)) throw new Error('a modifier writes')

  const variables = new Map<string, Set<string>>()
  const own = new Map<string, string[]>()
  const calls = new Map<string, string[]>()
  for (const definition of functions) {
    const name = definition.name as string
    const nodes = [...nodesOf(definition)]
    if (nodes.some(({ nodeType }) => nodeType === 'InlineAssembly')) throw new Error(`${name} contains assembly`)
    const written = nodes.flatMap(targetsOf).flatMap((target) => {
      const variable = declared(baseOf(target))
      if (variable?.storageLocation === 'storage') throw new Error(`${name} writes through a storage pointer`)
      return variable?.stateVariable ? [{ variable: variable.name as string, text: textOf(target) }] : []
    })
    variables.set(name, new Set(written.map(({ variable }) => variable)))
    const called = nodes.flatMap((node) => {
      const callee = node.nodeType === 'FunctionCall' ? (node.expression as SyntaxNode) : undefined
      const target = callee?.nodeType === 'Identifier' ? declared(callee) : undefined
      if (
        callee?.nodeType === 'MemberAccess' &&
        ['push', 'pop', 'call', 'delegatecall'].includes(callee.memberName as string)
      ) {
        throw new Error(`${name} calls ${callee.memberName}`)
      }
      if (target?.nodeType !== 'FunctionDefinition' || ['view', 'pure'].includes(target.stateMutability as string))
        return []
      const [first] = node.arguments as SyntaxNode[]
      return [{ name: target.name as string, text: `${target.name}(${first ? textOf(first) : ''})` }]
    })
    calls.set(
      name,
      called.map((call) => call.name),
    )
    own.set(name, [...written.map(({ text }) => text), ...called.map(({ text }) => text)])
  }
  // Calls are two deep at most; as many rounds as there are functions are enough for any depth.
  for (const _round of functions) {
    for (const [name, called] of calls) {
      for (const callee of called)
        for (const variable of variables.get(callee) ?? []) variables.get(name)?.add(variable)
    }
  }
  const entries = functions
    .filter(({ visibility, stateMutability }) => visibility === 'external' && stateMutability === 'nonpayable')
    .map(({ name }) => name as string)
  return { variables, own, entries }
}
