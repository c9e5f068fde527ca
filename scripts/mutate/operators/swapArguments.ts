import type { AstNode } from '../astNode.ts'
import type { Edit, Operator } from '../operator.ts'
import { typeOf } from '../typeOf.ts'

/** `uint64` and `uint256` count as alike: each may stand for the other where a number is asked for. */
function family(node: AstNode): string {
  return typeOf(node).replace(/^u?int\d+$|^int_const .*/, 'integer')
}

export const swapArguments: Operator = {
  id: 'swap-arguments',
  source: 'SwapArgumentsFunction of Gambit, RVS of SuMo',
  does: 'Swaps two values of the same kind in a call, event, error, struct or tuple, and neighbours in abi.encode.',
  mutate: (node, { text }) => {
    const isTuple = node.nodeType === 'TupleExpression'
    if (node.nodeType !== 'FunctionCall' && !isTuple) return []
    const values = (isTuple ? node.components : node.arguments) ?? []
    const isEncoding = /^(abi\.|bytes\.concat)/.test(node.expression ? text(node.expression) : '')
    const edits: Edit[] = []
    for (const [place, first] of values.entries()) {
      for (const [other, second] of values.entries()) {
        if (!first || !second || other <= place || text(first) === text(second)) continue
        const mayStand = isEncoding ? other === place + 1 : family(first) === family(second)
        if (!mayStand) continue
        const swapped = values.map((value, index) => {
          const shown = index === place ? second : index === other ? first : value
          return shown ? text(shown) : ''
        })
        const list = `(${swapped.join(', ')})`
        edits.push({ node, text: isTuple || !node.expression ? list : `${text(node.expression)}${list}` })
      }
    }
    return edits
  },
}
