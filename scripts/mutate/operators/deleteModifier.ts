import type { Operator } from '../operator.ts'

export const deleteModifier: Operator = {
  id: 'delete-modifier',
  source: 'MOD of SuMo',
  does: 'Takes a modifier off a function.',
  mutate: (node) => (node.nodeType === 'ModifierInvocation' ? [{ node, text: '' }] : []),
}
