import type { Operator } from '../operator.ts'
import { typeOf } from '../typeOf.ts'

/** The replacements that imply all others, after Kaminski, Ammann and Offutt; constant conditions are an operator of their own. */
const replacements: Readonly<Record<string, readonly string[]>> = {
  '<': ['<=', '!='],
  '<=': ['<', '=='],
  '>': ['>=', '!='],
  '>=': ['>', '=='],
  '==': ['!=', '<=', '>='],
  '!=': ['==', '<', '>'],
}

export const swapRelation: Operator = {
  id: 'swap-relation',
  source: 'BinaryOp of Gambit, BOR of SuMo, ROR of Mothra',
  does: 'Swaps ==, !=, <, <=, >, >=. Hashes, addresses and enums, and numbers beside 0, which have no order that matters, only turn round; a loop runs once more.',
  mutate: (node, { parents, text }) => {
    const { operator = '', leftExpression: left, rightExpression: right } = node
    if (node.nodeType !== 'BinaryOperation' || !left || !right) return []
    // `!=` in the head of a loop and beside 0 of what is never negative would be the same as what is there.
    const isLoop = parents[0]?.nodeType === 'ForStatement'
    const isBesideZero = typeOf(left).startsWith('uint') && text(right) === '0'
    const hasOrder = /^(u?int|bytes1$)/.test(typeOf(left)) && !isBesideZero
    const kept = (replacements[operator] ?? []).filter((other) => {
      if (isBesideZero && operator === '>') return other === '>='
      return isLoop ? other !== '!=' : hasOrder || /^[!=]=$/.test(other)
    })
    return kept.map((other) => ({ node, text: `${text(left)} ${other} ${text(right)}` }))
  },
}
