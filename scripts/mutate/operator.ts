import type { AstNode } from './astNode.ts'
import type { Site } from './site.ts'

/** What a mutation operator wants done: the range of `node` gives way to `text`. */
export type Edit = {
  readonly node: AstNode
  readonly text: string
  /** A statement goes together with its semicolon. */
  readonly isStatement?: boolean
}

export type Operator = {
  readonly id: string
  /** Its name in the literature, and whose it is. */
  readonly source: string
  /** What it does, in one sentence. */
  readonly does: string
  readonly mutate: (node: AstNode, site: Site) => readonly Edit[]
}
