import type { Operator } from '../operator.ts'

export const deleteStatement: Operator = {
  id: 'delete-statement',
  source: 'DeleteExpression of Gambit, EHD, FCD and RSD of SuMo, SDL of Mothra',
  does: 'Takes out an assignment, a call, an if with its revert or return, a loop, or what a modifier guards.',
  mutate: (node) => {
    const kinds = ['ExpressionStatement', 'IfStatement', 'ForStatement', 'PlaceholderStatement']
    return kinds.includes(node.nodeType) ? [{ node, text: '{}', isStatement: true }] : []
  },
}
