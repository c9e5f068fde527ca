import { defaultValue } from '../defaultValue.ts'
import type { Operator } from '../operator.ts'
import { typeOf } from '../typeOf.ts'

export const changeAssignment: Operator = {
  id: 'change-assignment',
  source: 'Assignment of Gambit',
  does: 'Starts a variable with the default value of its type, and assigns the opposite of a boolean (other assignments: delete-statement).',
  mutate: (node, { text }) => {
    if (node.nodeType === 'Assignment' && node.operator === '=' && node.rightHandSide) {
      const isBoolean = typeOf(node.leftHandSide) === 'bool'
      return isBoolean ? [{ node: node.rightHandSide, text: `!(${text(node.rightHandSide)})` }] : []
    }
    const [declared, ...more] = node.declarations ?? []
    if (node.nodeType !== 'VariableDeclarationStatement' || more.length > 0 || !node.initialValue) return []
    const type = typeOf(declared)
    const initial = type === 'bool' ? `!(${text(node.initialValue)})` : defaultValue(type)
    return initial === undefined || initial === text(node.initialValue)
      ? []
      : [{ node: node.initialValue, text: initial }]
  },
}
