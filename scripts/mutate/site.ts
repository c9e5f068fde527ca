import type { AstNode } from './astNode.ts'

/** Where in the sources an operator stands. */
export type Site = {
  /** The source of a node. */
  readonly text: (node: AstNode) => string
  /** The nodes above, the nearest first. */
  readonly parents: readonly AstNode[]
  /** Any declaration of the sources and of what they import, by its number. */
  readonly declaration: (id: number | null | undefined) => AstNode | undefined
  /** The node right above a declaration. */
  readonly parentOf: (id: number | null | undefined) => AstNode | undefined
  /** All nodes of the function around this place, in the order of the source; empty outside of functions. */
  readonly scope: readonly AstNode[]
  /** The variables of the contract around this place. */
  readonly stateVariables: readonly AstNode[]
  /** The custom errors of the sources and their interfaces. */
  readonly errors: readonly AstNode[]
}
