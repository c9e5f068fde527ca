import type { AstNode } from '../astNode.ts'
import type { Operator } from '../operator.ts'

export const swapStatements: Operator = {
  id: 'swap-statements',
  source: 'none: for the order of the checks, which the protocol fixes',
  does: 'Swaps two checks that follow each other and end differently.',
  mutate: (node, { text }) => {
    const statements = node.nodeType === 'Block' ? (node.statements ?? []) : []
    return statements.flatMap((first, place) => {
      const second = statements[place + 1]
      if (first.nodeType !== 'IfStatement' || second?.nodeType !== 'IfStatement') return []
      const outcome = ({ trueBody }: AstNode) => (trueBody ? text(trueBody).replace(/[{};\s]/g, '') : '')
      if (outcome(first) === outcome(second)) return []
      // The range from the first to the second, which stands for one node here.
      const [start = 0] = first.src.split(':').map(Number)
      const [from = 0, length = 0, file = 0] = second.src.split(':').map(Number)
      const both = { ...first, src: `${start}:${from + length - start}:${file}` }
      const end = (statement: string) => (/[;}]$/.test(statement) ? statement : `${statement};`)
      return [{ node: both, text: `${end(text(second))} ${end(text(first))}`, isStatement: true }]
    })
  },
}
