import type { Operator } from '../operator.ts'

const replacements: Readonly<Record<string, readonly string[]>> = {
  'msg.sender': ['tx.origin', 'address(this)'],
  'block.timestamp': ['block.number', '0'],
  'block.number': ['block.timestamp', '0'],
  'block.chainid': ['block.number', '0'],
  'address(this)': ['msg.sender', 'address(0)'],
}

export const replaceGlobal: Operator = {
  id: 'replace-global',
  source: 'GVR, TOR and AVR of SuMo',
  does: 'Takes another value of the chain: tx.origin for msg.sender, block.number for block.timestamp, and so on.',
  mutate: (node, site) => {
    if (node.nodeType !== 'MemberAccess' && node.nodeType !== 'FunctionCall') return []
    return (replacements[site.text(node)] ?? []).map((text) => ({ node, text }))
  },
}
