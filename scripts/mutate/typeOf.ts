import type { AstNode } from './astNode.ts'

/** The type of an expression or a declaration as the compiler writes it; empty when it has none. */
export function typeOf(node: AstNode | null | undefined): string {
  return node?.typeDescriptions?.typeString ?? ''
}
