import type { AstNode } from '../astNode.ts'
import { defaultValue } from '../defaultValue.ts'
import type { Operator } from '../operator.ts'
import { typeOf } from '../typeOf.ts'

export const defaultReturn: Operator = {
  id: 'default-return',
  source: 'return values of PIT',
  does: 'Answers with the default value of the type, in a tuple one part at a time; true, false and members of enums are left to flip-boolean and replace-enum.',
  mutate: (node, site) => {
    if (node.nodeType !== 'Return' || !node.expression) return []
    const answers = (site.declaration(node.functionReturnParameters)?.parameters ?? []) as readonly AstNode[]
    const isTuple = node.expression.nodeType === 'TupleExpression' && answers.length > 1
    const parts = isTuple ? (node.expression.components ?? []) : [node.expression]
    if (parts.length !== answers.length) return []
    return parts.flatMap((part, index) => {
      const text = defaultValue(typeOf(answers[index]))
      const isPlain = part?.kind === 'bool' || (part?.nodeType === 'MemberAccess' && typeOf(part).startsWith('enum '))
      return part === null || isPlain || text === undefined || site.text(part) === text ? [] : [{ node: part, text }]
    })
  },
}
