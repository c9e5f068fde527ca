import type { AstNode } from './astNode.ts'

function isNode(value: unknown): value is AstNode {
  return typeof value === 'object' && value !== null && 'nodeType' in value
}

/** The nodes right below a node, in the order of the source. */
export function childNodes(node: AstNode): AstNode[] {
  const children = Object.values(node)
    .flatMap((value) => (Array.isArray(value) ? value : [value]))
    .filter(isNode)
  const start = ({ src }: AstNode) => Number(src.split(':')[0])
  return children.sort((first, second) => start(first) - start(second))
}
