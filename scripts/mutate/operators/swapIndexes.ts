import type { Operator } from '../operator.ts'
import { typeOf } from '../typeOf.ts'

export const swapIndexes: Operator = {
  id: 'swap-indexes',
  source: 'SwapArgumentsFunction of Gambit, for mappings',
  does: 'Swaps the two keys of a mapping of mappings.',
  mutate: (node, { text }) => {
    const { baseExpression: inner, indexExpression: second } = node
    const first = inner?.indexExpression
    if (node.nodeType !== 'IndexAccess' || inner?.nodeType !== 'IndexAccess' || !first || !second) return []
    if (!inner.baseExpression || typeOf(first) !== typeOf(second)) return []
    return [{ node, text: `${text(inner.baseExpression)}[${text(second)}][${text(first)}]` }]
  },
}
