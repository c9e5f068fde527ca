import type { Operator } from '../operator.ts'

export const changeText: Operator = {
  id: 'change-text',
  source: 'SLR and HLR of SuMo',
  does: 'Empties a text or a row of bytes, or changes its last character.',
  mutate: (node, site) => {
    const isHex = node.kind === 'hexString'
    if (node.nodeType !== 'Literal' || (node.kind !== 'string' && !isHex)) return []
    const text = site.text(node)
    if (/""$/.test(text)) return []
    const last = text.at(-2) === '0' ? '1' : '0'
    return [isHex ? 'hex""' : '""', `${text.slice(0, -2)}${last}"`].map((mutated) => ({ node, text: mutated }))
  },
}
