import type { AstNode } from '../astNode.ts'
import type { Operator } from '../operator.ts'
import { typeOf } from '../typeOf.ts'

function signature(error: AstNode | undefined): string {
  const { parameters } = (error?.parameters ?? { parameters: [] }) as AstNode
  return ((parameters ?? []) as readonly AstNode[]).map(typeOf).join()
}

export const swapError: Operator = {
  id: 'swap-error',
  source: 'Require of Gambit and EHD of SuMo, for custom errors',
  does: 'Reverts with the next error that takes the same values, or with none when there is no other.',
  mutate: (node, { declaration, errors }) => {
    const name = node.errorCall?.expression
    if (node.nodeType !== 'RevertStatement' || !node.errorCall || !name) return []
    const error = declaration(name.referencedDeclaration)
    const alike = errors.filter((other) => signature(other) === signature(error))
    const next = alike[(alike.findIndex(({ id }) => id === error?.id) + 1) % alike.length]
    const hasOther = next?.name !== undefined && next.id !== error?.id
    return hasOther ? [{ node: name, text: next.name as string }] : [{ node, text: 'revert()' }]
  },
}
