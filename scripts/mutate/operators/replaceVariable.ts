import type { AstNode } from '../astNode.ts'
import type { Operator } from '../operator.ts'
import { typeOf } from '../typeOf.ts'

export const replaceVariable: Operator = {
  id: 'replace-variable',
  source: 'SVR of Mothra',
  does: 'Where a function first names a variable, takes the next of the same type: of the function for a local one, of the contract for a stored one.',
  mutate: (node, { declaration, scope, stateVariables }) => {
    const variable = node.nodeType === 'Identifier' ? declaration(node.referencedDeclaration) : undefined
    const isSame = (other: AstNode) => other.nodeType === 'Identifier' && other.referencedDeclaration === variable?.id
    if (variable?.nodeType !== 'VariableDeclaration' || scope.find(isSame)?.id !== node.id) return []
    const variables = scope.filter(({ nodeType }) => nodeType === 'VariableDeclaration')
    const alike = (variable.stateVariable ? stateVariables : variables).filter(
      (other) => other.name && typeOf(other) === typeOf(variable),
    )
    const place = alike.findIndex(({ id }) => id === variable.id)
    const next = alike[(place + 1) % alike.length]
    return place < 0 || !next?.name || next.id === variable.id ? [] : [{ node, text: next.name }]
  },
}
