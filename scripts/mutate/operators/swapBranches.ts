import type { Operator } from '../operator.ts'

export const swapBranches: Operator = {
  id: 'swap-branches',
  source: 'CSC of SuMo',
  does: 'Swaps the two values of a choice (condition ? one : other).',
  mutate: (node, { text }) => {
    const { condition, trueExpression, falseExpression } = node
    if (node.nodeType !== 'Conditional' || !condition || !trueExpression || !falseExpression) return []
    return [{ node, text: `${text(condition)} ? ${text(falseExpression)} : ${text(trueExpression)}` }]
  },
}
