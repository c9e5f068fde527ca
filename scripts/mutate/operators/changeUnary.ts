import type { Operator } from '../operator.ts'

export const changeUnary: Operator = {
  id: 'change-unary',
  source: 'UnaryOperator of Gambit, UORD of SuMo',
  does: 'Takes out ! and -, and swaps ++ and --.',
  mutate: (node, { text }) => {
    const { operator = '', subExpression } = node
    if (node.nodeType !== 'UnaryOperation' || !subExpression) return []
    if (operator === '!' || operator === '-') return [{ node, text: text(subExpression) }]
    if (operator === '++' || operator === '--') {
      return [{ node, text: `${operator === '++' ? '--' : '++'}${text(subExpression)}` }]
    }
    return []
  },
}
