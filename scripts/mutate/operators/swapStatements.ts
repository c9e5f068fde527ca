import type { Operator } from '../operator.ts'

export const swapStatements: Operator = {
  id: 'swap-statements',
  source: 'statement reordering, after the order of modifiers of SuMo (MOC)',
  does: 'Swaps two checks that follow each other.',
  mutate: (node, { text }) => {
    const statements = node.nodeType === 'Block' ? (node.statements ?? []) : []
    return statements.flatMap((first, place) => {
      const second = statements[place + 1]
      if (first.nodeType !== 'IfStatement' || second?.nodeType !== 'IfStatement') return []
      // The range from the first to the second, which stands for one node here.
      const [start = 0] = first.src.split(':').map(Number)
      const [from = 0, length = 0, file = 0] = second.src.split(':').map(Number)
      const both = { ...first, src: `${start}:${from + length - start}:${file}` }
      const end = (statement: string) => (/[;}]$/.test(statement) ? statement : `${statement};`)
      return [{ node: both, text: `${end(text(second))} ${end(text(first))}`, isStatement: true }]
    })
  },
}
