import type { Operator } from '../operator.ts'

const replacements: Readonly<Record<string, readonly string[]>> = {
  '+': ['-', '*'],
  '-': ['+'],
  '*': ['/', '+'],
  '/': ['*'],
  '%': ['*'],
  '**': ['*'],
}

export const swapArithmetic: Operator = {
  id: 'swap-arithmetic',
  source: 'BinaryOp of Gambit, BOR of SuMo, AOR of Mothra',
  does: 'Swaps +, -, *, /, % and **.',
  mutate: (node, { text }) => {
    const { operator = '', leftExpression: left, rightExpression: right } = node
    if (node.nodeType !== 'BinaryOperation' || !left || !right) return []
    return (replacements[operator] ?? []).map((other) => ({ node, text: `${text(left)} ${other} ${text(right)}` }))
  },
}
