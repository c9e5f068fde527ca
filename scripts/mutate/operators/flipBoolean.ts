import type { Operator } from '../operator.ts'

export const flipBoolean: Operator = {
  id: 'flip-boolean',
  source: 'BLR of SuMo',
  does: 'Swaps true and false.',
  mutate: (node) =>
    node.nodeType === 'Literal' && node.kind === 'bool'
      ? [{ node, text: node.value === 'true' ? 'false' : 'true' }]
      : [],
}
