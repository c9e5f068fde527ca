/** A node of the compiler's syntax tree, with the fields that the mutation operators read. */
export type AstNode = {
  readonly id: number
  readonly nodeType: string
  /** `start:length:file`, counted in bytes. */
  readonly src: string
  readonly name?: string
  readonly kind?: string
  readonly value?: string | null
  readonly operator?: string
  readonly memberName?: string
  readonly memberLocation?: string
  readonly subdenomination?: string | null
  readonly stateVariable?: boolean
  readonly contractKind?: string
  readonly referencedDeclaration?: number | null
  readonly functionReturnParameters?: number
  readonly typeDescriptions?: { readonly typeString?: string | null }
  readonly nodes?: readonly AstNode[]
  readonly members?: readonly AstNode[]
  readonly statements?: readonly AstNode[]
  readonly declarations?: readonly (AstNode | null)[]
  readonly arguments?: readonly AstNode[]
  readonly components?: readonly (AstNode | null)[]
  readonly modifiers?: readonly AstNode[]
  readonly modifierName?: AstNode
  readonly parameters?: AstNode | readonly AstNode[]
  readonly returnParameters?: AstNode
  readonly expression?: AstNode | null
  readonly eventCall?: AstNode
  readonly errorCall?: AstNode
  readonly subExpression?: AstNode
  readonly leftExpression?: AstNode
  readonly rightExpression?: AstNode
  readonly leftHandSide?: AstNode
  readonly rightHandSide?: AstNode
  readonly baseExpression?: AstNode
  readonly indexExpression?: AstNode | null
  readonly initialValue?: AstNode | null
  readonly condition?: AstNode | null
  readonly trueExpression?: AstNode
  readonly falseExpression?: AstNode
  readonly trueBody?: AstNode
  readonly falseBody?: AstNode | null
  readonly body?: AstNode | null
}
