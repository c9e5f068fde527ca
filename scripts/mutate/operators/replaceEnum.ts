import type { Operator } from '../operator.ts'
import { typeOf } from '../typeOf.ts'

export const replaceEnum: Operator = {
  id: 'replace-enum',
  source: 'ER of SuMo',
  does: 'Takes the next member of an enum.',
  mutate: (node, { parentOf, text }) => {
    const members = parentOf(node.referencedDeclaration)?.members ?? []
    const place = members.findIndex(({ id }) => id === node.referencedDeclaration)
    if (node.nodeType !== 'MemberAccess' || !typeOf(node).startsWith('enum ') || place < 0 || !node.expression)
      return []
    const next = members[(place + 1) % members.length]?.name
    return next === node.memberName ? [] : [{ node, text: `${text(node.expression)}.${next}` }]
  },
}
