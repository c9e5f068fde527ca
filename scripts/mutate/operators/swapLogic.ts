import type { Operator } from '../operator.ts'

export const swapLogic: Operator = {
  id: 'swap-logic',
  source: 'BOR of SuMo, LCR of Mothra',
  does: 'Swaps && and ||, or keeps only one side.',
  mutate: (node, { text }) => {
    const { operator = '', leftExpression: left, rightExpression: right } = node
    if (node.nodeType !== 'BinaryOperation' || !left || !right || !['&&', '||'].includes(operator)) return []
    const other = operator === '&&' ? '||' : '&&'
    return [`(${text(left)} ${other} ${text(right)})`, text(left), text(right)].map((mutated) => ({
      node,
      text: mutated,
    }))
  },
}
