import type { Operator } from '../operator.ts'
import { typeOf } from '../typeOf.ts'

export const packValues: Operator = {
  id: 'pack-values',
  source: 'MCR of SuMo, for encodings',
  does: 'Packs the values that are encoded, unless all are whole words, which are packed as they are encoded.',
  mutate: (node, { text }) => {
    const called = node.nodeType === 'FunctionCall' ? node.expression : undefined
    if (!called || text(called) !== 'abi.encode') return []
    const isWhole = (node.arguments ?? []).every((value) => /^(bytes32|u?int256)$/.test(typeOf(value)))
    return isWhole ? [] : [{ node: called, text: 'abi.encodePacked' }]
  },
}
