import type { Operator } from '../operator.ts'

export const deleteEvent: Operator = {
  id: 'delete-event',
  source: 'EED of SuMo',
  does: 'Takes out an emit.',
  mutate: (node) => (node.nodeType === 'EmitStatement' ? [{ node, text: '{}', isStatement: true }] : []),
}
