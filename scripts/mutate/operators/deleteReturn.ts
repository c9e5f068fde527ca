import type { Operator } from '../operator.ts'

export const deleteReturn: Operator = {
  id: 'delete-return',
  source: 'RSD of SuMo',
  does: 'Takes out a return that is not the last statement of its function (for that one: default-return).',
  mutate: (node, { parents }) => {
    const [block, scope] = parents
    const isLast = scope?.nodeType === 'FunctionDefinition' && block?.statements?.at(-1)?.id === node.id
    return node.nodeType === 'Return' && !isLast ? [{ node, text: '{}', isStatement: true }] : []
  },
}
