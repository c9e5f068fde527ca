import type { Operator } from '../operator.ts'

export const swapOperands: Operator = {
  id: 'swap-operands',
  source: 'SwapArgumentsOperator of Gambit',
  does: 'Swaps the two sides of an operation whose sides are not alike.',
  mutate: (node, { text }) => {
    const { operator = '', leftExpression: left, rightExpression: right } = node
    if (node.nodeType !== 'BinaryOperation' || !left || !right || !['-', '/', '%', '**'].includes(operator)) return []
    return [{ node, text: `${text(right)} ${operator} (${text(left)})` }]
  },
}
