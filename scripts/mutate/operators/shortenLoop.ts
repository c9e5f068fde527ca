import type { Edit, Operator } from '../operator.ts'

export const shortenLoop: Operator = {
  id: 'shorten-loop',
  source: 'LCS and BCRD of SuMo',
  does: 'Leaves a loop after its first round, or leaves its last round out.',
  mutate: (node, { text }) => {
    const { body, condition } = node
    if (node.nodeType !== 'ForStatement' || !body || !condition) return []
    const edits: Edit[] = [{ node: body, text: `${text(body).replace(/\}\s*$/, '')} break; }` }]
    const { leftExpression: left, rightExpression: right } = condition
    if (left && right && condition.operator === '<') {
      edits.push({ node: condition, text: `${text(left)} + 1 < ${text(right)}` })
    }
    return edits
  },
}
