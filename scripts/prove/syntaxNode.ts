/** A node of the compiler's syntax tree. */
export type SyntaxNode = {
  readonly id: number
  readonly nodeType: string
  readonly src: string
  readonly [key: string]: unknown
}

export function isSyntaxNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'nodeType' in value
}

/** A node and everything below it. */
export function* nodesOf(node: SyntaxNode): Generator<SyntaxNode> {
  yield node
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isSyntaxNode(child)) yield* nodesOf(child)
  }
}

/** Where a node stands in its source, in bytes. */
export function rangeOf(node: SyntaxNode): { start: number; end: number } {
  const [start = 0, length = 0] = node.src.split(':').map(Number)
  return { start, end: start + length }
}

/** What an assignment, `++`, `--` or `delete` writes to; nothing for any other node. */
export function targetsOf(node: SyntaxNode): readonly SyntaxNode[] {
  const isChange = node.nodeType === 'UnaryOperation' && ['++', '--', 'delete'].includes(node.operator as string)
  if (node.nodeType !== 'Assignment' && !isChange) return []
  const target = (node.leftHandSide ?? node.subExpression) as SyntaxNode
  const targets = target.nodeType === 'TupleExpression' ? (target.components as (SyntaxNode | null)[]) : [target]
  return targets.filter((part) => part !== null)
}
