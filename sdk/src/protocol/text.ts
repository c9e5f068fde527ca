import { InvalidTextError } from '../errors/invalidTextError.ts'

/**
 * Characters that no signed or published string may hold: controls, soft hyphen, marks that change the reading direction, zero-width
 * and invisible characters, tags. They would let a text look different from what is signed.
 */
const forbiddenRanges: readonly (readonly [first: number, last: number])[] = [
  [0x0000, 0x001f],
  [0x007f, 0x009f],
  [0x00ad, 0x00ad],
  [0x061c, 0x061c],
  [0x180e, 0x180e],
  [0x200b, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0xfeff, 0xfeff],
  [0xfff9, 0xfffb],
  [0xe0000, 0xe007f],
  // Half a surrogate pair has no UTF-8 form.
  [0xd800, 0xdfff],
]

const forbiddenPattern = new RegExp(
  `[${forbiddenRanges.map(([first, last]) => `\\u{${first.toString(16)}}-\\u{${last.toString(16)}}`).join('')}]`,
  'u',
)

export type TextRule = {
  /** Fewest code points, 1 if left out. */
  readonly minimum?: 0 | 1
  /** Most code points, 200 if left out. */
  readonly maximum?: number
}

/** Says what is wrong with the length of a string, counted in code points; null when nothing is. */
export function findLengthFault(text: string, { minimum = 1, maximum = 200 }: TextRule = {}): string | null {
  if (text.length < minimum) return 'is empty.'
  // No text has more code points than UTF-16 units: short ones need no counting.
  const length = text.length > maximum ? countCodePoints(text) : text.length
  return length > maximum ? `has ${length} characters, more than ${maximum}.` : null
}

/** Says which character of a string is forbidden, or that it is not in NFC; null when nothing is wrong. */
export function findCharacterFault(text: string): string | null {
  const forbidden = forbiddenPattern.exec(text)?.[0]
  if (forbidden !== undefined) {
    const code = forbidden.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')
    return `holds the forbidden character U+${code}. Remove it.`
  }
  return text.normalize('NFC') === text ? null : 'is not in Unicode form NFC. Normalise it.'
}

/** Says that a string holds a separator of statements; null when it does not. */
export function findSeparatorFault(text: string): string | null {
  return /[,;]/.test(text) ? 'holds "," or ";", which separate the clauses of a statement.' : null
}

/**
 * Tells whether a string may be signed or published: allowed characters only, NFC, length within the rule.
 *
 * @example
 * import { isText } from '@consent-ledger/sdk'
 *
 * isText('m…@example.com') // true
 * isText('two\nlines') // false
 */
export function isText(text: string, rule?: TextRule): boolean {
  return findLengthFault(text, rule) === null && findCharacterFault(text) === null
}

/**
 * Demands that a string may be signed or published.
 *
 * @param text the string
 * @param rule.path the name of the string in the error
 * @throws {InvalidTextError} when it has a forbidden character, is not in NFC, or is too short or too long
 * @example
 * import { assertText } from '@consent-ledger/sdk'
 *
 * assertText('home page banner', { path: 'context', minimum: 0 })
 */
export function assertText(text: string, { path, ...rule }: TextRule & { readonly path: string }): void {
  const lengthFault = findLengthFault(text, rule)
  if (lengthFault !== null) throw new InvalidTextError({ path, problem: 'length', detail: lengthFault })
  const characterFault = findCharacterFault(text)
  if (characterFault !== null) throw new InvalidTextError({ path, problem: 'text', detail: characterFault })
}

function countCodePoints(text: string): number {
  let count = 0
  for (const _ of text) count++
  return count
}
