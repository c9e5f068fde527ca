import type { Operator } from '../operator.ts'

export const constantCondition: Operator = {
  id: 'constant-condition',
  source: 'CSC and LCS of SuMo, IfStatement of Gambit',
  does: 'Makes the condition of an if or a choice always true, that of a choice or a loop always false (for an if: delete-statement).',
  mutate: ({ nodeType, condition }) => {
    if (!condition) return []
    if (nodeType === 'ForStatement') return [{ node: condition, text: 'false' }]
    if (nodeType === 'IfStatement') return [{ node: condition, text: 'true' }]
    return nodeType === 'Conditional' ? ['true', 'false'].map((text) => ({ node: condition, text })) : []
  },
}
