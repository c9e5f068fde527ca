import type { Operator } from '../operator.ts'

export const negateCondition: Operator = {
  id: 'negate-condition',
  source: 'IfStatement of Gambit, CSC of SuMo',
  does: 'Turns the condition of an if round; a lone comparison is left to swap-relation.',
  mutate: ({ nodeType, condition }, { text }) => {
    if (nodeType !== 'IfStatement' || !condition) return []
    const isComparison = /^([!=]=|[<>]=?)$/.test(condition.operator ?? '')
    return isComparison ? [] : [{ node: condition, text: `!(${text(condition)})` }]
  },
}
