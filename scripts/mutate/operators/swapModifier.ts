import type { Operator } from '../operator.ts'

const others: Readonly<Record<string, string>> = { onlyOwner: 'onlyOperator', onlyOperator: 'onlyOwner' }

export const swapModifier: Operator = {
  id: 'swap-modifier',
  source: 'MOD and MOI of SuMo together',
  does: 'Swaps onlyOwner and onlyOperator.',
  mutate: (node) => {
    const other = others[node.modifierName?.name ?? '']
    return node.nodeType === 'ModifierInvocation' && node.modifierName && other
      ? [{ node: node.modifierName, text: other }]
      : []
  },
}
