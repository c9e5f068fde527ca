import type { Operator } from '../operator.ts'
import { typeOf } from '../typeOf.ts'

export const changeInteger: Operator = {
  id: 'change-integer',
  source: 'ILR and VUR of SuMo, CRP of Mothra',
  does: 'Makes an integer one more or one less, and days hours.',
  mutate: (node, { parents }) => {
    if (node.nodeType !== 'Literal' || node.kind !== 'number' || !/^[\d_]+$/.test(node.value ?? '')) return []
    const value = BigInt((node.value ?? '').replaceAll('_', ''))
    const unit = node.subdenomination ? ` ${node.subdenomination}` : ''
    const isWord = parents[0]?.kind === 'typeConversion' && typeOf(parents[0]) === 'bytes32'
    const texts = [isWord ? `uint256(${value + 1n})` : `${value + 1n}${unit}`]
    if (value > 0n) texts.push(`${value - 1n}${unit}`)
    if (unit === ' days') texts.push(`${value} hours`)
    return texts.map((text) => ({ node, text }))
  },
}
