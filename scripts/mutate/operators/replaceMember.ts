import type { AstNode } from '../astNode.ts'
import type { Operator } from '../operator.ts'
import { typeOf } from '../typeOf.ts'

export const replaceMember: Operator = {
  id: 'replace-member',
  source: 'SVR of Mothra, for the members of structs',
  does: 'Where a function first names a member of a struct, takes the next of the same type.',
  mutate: (node, { declaration, parentOf, scope, text }) => {
    const struct = parentOf(node.referencedDeclaration)
    if (node.nodeType !== 'MemberAccess' || struct?.nodeType !== 'StructDefinition' || !node.expression) return []
    const isSame = (other: AstNode) =>
      other.nodeType === 'MemberAccess' && other.referencedDeclaration === node.referencedDeclaration
    if (scope.find(isSame)?.id !== node.id) return []
    const type = typeOf(declaration(node.referencedDeclaration))
    const alike = (struct.members ?? []).filter((member) => typeOf(member) === type)
    const place = alike.findIndex(({ id }) => id === node.referencedDeclaration)
    const next = alike[(place + 1) % alike.length]
    return !next || next.name === node.memberName ? [] : [{ node, text: `${text(node.expression)}.${next.name}` }]
  },
}
