import type { Operator } from '../operator.ts'

export const deleteModifier: Operator = {
  id: 'delete-modifier',
  source: 'MOD of SuMo, modifier removal of vertigo',
  does: 'Takes a modifier off a function.',
  mutate: (node) => (node.nodeType === 'ModifierInvocation' ? [{ node, text: '' }] : []),
}
