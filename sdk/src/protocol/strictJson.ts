import { MalformedJsonError, type MalformedJsonProblem } from '../errors/malformedJsonError.ts'
import { formatPath } from './formatPath.ts'

/** What strict JSON can hold. Numbers are whole, from −(2^53 − 1) to 2^53 − 1. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue }

const maximumDepth = 64
const numberPattern = /-?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y
const integerPattern = /^(?:0|-?[1-9][0-9]*)$/
const hexPattern = /^[0-9a-fA-F]{4}$/
const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}

/**
 * Reads JSON without guessing: what two readers could understand differently is refused.
 *
 * Refused beyond RFC 8259: repeated keys (escaped or not), numbers that are not plain integers (`1.0`, `1e3`, `-0`), integers beyond
 * 2^53 − 1, half surrogate pairs, a byte order mark, and more than 64 levels. Objects in the answer have no prototype.
 *
 * @param text the document
 * @returns the value
 * @throws {MalformedJsonError} naming the path of what is wrong, for example `consent.uses[0].lock`
 * @see RFC 8259, RFC 7493 (I-JSON)
 * @example
 * import { parseJson } from '@consent-ledger/sdk'
 *
 * parseJson('{"times":3}') // { times: 3 }
 */
export function parseJson(text: string): JsonValue {
  let position = 0
  const path: (string | number)[] = []

  function fail(problem: MalformedJsonProblem, detail: string): never {
    throw new MalformedJsonError({ path: formatPath(path), problem, detail })
  }

  function failSyntax(): never {
    const found = position < text.length ? `"${text[position]}"` : 'the end'
    return fail('json', `is not JSON: unexpected ${found} at character ${position + 1}.`)
  }

  function skipSpace(): number {
    let code = text.charCodeAt(position)
    while (code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09) code = text.charCodeAt(++position)
    return code
  }

  function readString(): string {
    position++
    let start = position
    let result = ''
    for (;;) {
      const code = text.charCodeAt(position)
      if (code === 0x22) {
        result += text.slice(start, position)
        position++
        if (!result.isWellFormed()) fail('text', 'holds half a surrogate pair. Write the whole character.')
        return result
      }
      if (code === 0x5c) {
        result += text.slice(start, position)
        const letter = text[position + 1] ?? ''
        if (letter === 'u') {
          const digits = text.slice(position + 2, position + 6)
          if (!hexPattern.test(digits)) failSyntax()
          result += String.fromCharCode(Number.parseInt(digits, 16))
          position += 6
        } else {
          const character = Object.hasOwn(escapes, letter) ? escapes[letter] : undefined
          if (character === undefined) failSyntax()
          result += character
          position += 2
        }
        start = position
        continue
      }
      // Also true for the end of the text, where the code is NaN.
      if (!(code >= 0x20)) failSyntax()
      position++
    }
  }

  function readNumber(): number {
    numberPattern.lastIndex = position
    const literal = numberPattern.exec(text)?.[0]
    if (literal === undefined) return failSyntax()
    if (!integerPattern.test(literal)) {
      if (/^-?0[0-9]/.test(literal)) failSyntax()
      fail('number', `is ${literal}. Write a plain integer without fraction and exponent.`)
    }
    const value = Number(literal)
    if (!Number.isSafeInteger(value)) fail('number', `is ${literal}, beyond 2^53 - 1.`)
    position += literal.length
    return value
  }

  function readWord<Value extends null | boolean>(word: string, value: Value): Value {
    if (!text.startsWith(word, position)) failSyntax()
    position += word.length
    return value
  }

  function readArray(): JsonValue[] {
    const items: JsonValue[] = []
    position++
    if (skipSpace() === 0x5d) {
      position++
      return items
    }
    for (;;) {
      path.push(items.length)
      items.push(readValue())
      path.pop()
      const code = skipSpace()
      position++
      if (code === 0x5d) return items
      if (code !== 0x2c) {
        position--
        failSyntax()
      }
    }
  }

  function readObject(): { [key: string]: JsonValue } {
    const fields: { [key: string]: JsonValue } = Object.create(null)
    position++
    if (skipSpace() === 0x7d) {
      position++
      return fields
    }
    for (;;) {
      if (skipSpace() !== 0x22) failSyntax()
      const key = readString()
      path.push(key)
      if (key in fields) fail('duplicate-key', 'appears twice.')
      if (skipSpace() !== 0x3a) failSyntax()
      position++
      fields[key] = readValue()
      path.pop()
      const code = skipSpace()
      position++
      if (code === 0x7d) return fields
      if (code !== 0x2c) {
        position--
        failSyntax()
      }
    }
  }

  function readValue(): JsonValue {
    if (path.length > maximumDepth) fail('json', `is nested deeper than ${maximumDepth} levels.`)
    const code = skipSpace()
    if (code === 0x22) return readString()
    if (code === 0x7b) return readObject()
    if (code === 0x5b) return readArray()
    if (code === 0x74) return readWord('true', true)
    if (code === 0x66) return readWord('false', false)
    if (code === 0x6e) return readWord('null', null)
    return readNumber()
  }

  const value = readValue()
  skipSpace()
  if (position !== text.length) failSyntax()
  return value
}

/**
 * Writes a value in the canonical form of RFC 8785: keys in UTF-16 order, no white space, shortest escapes.
 *
 * Arrays keep their order: RFC 8785 does not sort them. Properties that are `undefined` are left out.
 *
 * @param value what JSON can hold, numbers being integers
 * @returns the canonical text
 * @throws {MalformedJsonError} when the value holds something other than `JsonValue`, such as a fraction, a bigint or half a surrogate pair
 * @see RFC 8785
 * @example
 * import { canonicalJson } from '@consent-ledger/sdk'
 *
 * canonicalJson({ per: 'P7D', times: 3, a: undefined }) // '{"per":"P7D","times":3}'
 */
export function canonicalJson(value: unknown): string {
  const path: (string | number)[] = []

  function fail(problem: MalformedJsonProblem, detail: string): never {
    throw new MalformedJsonError({ path: formatPath(path), problem, detail })
  }

  function writeString(item: string): string {
    if (!item.isWellFormed()) fail('text', 'holds half a surrogate pair. Write the whole character.')
    return JSON.stringify(item)
  }

  function write(item: unknown): string {
    if (path.length > maximumDepth) fail('json', `is nested deeper than ${maximumDepth} levels.`)
    if (item === null) return 'null'
    if (typeof item === 'boolean') return item ? 'true' : 'false'
    if (typeof item === 'string') return writeString(item)
    if (typeof item === 'number') {
      if (!Number.isSafeInteger(item)) fail('number', `is ${item}. Give an integer from -(2^53 - 1) to 2^53 - 1.`)
      return JSON.stringify(item)
    }
    if (Array.isArray(item)) {
      const parts = item.map((element, index) => {
        path.push(index)
        const part = write(element)
        path.pop()
        return part
      })
      return `[${parts.join(',')}]`
    }
    if (typeof item === 'object') {
      const fields = item as Record<string, unknown>
      const parts: string[] = []
      for (const key of Object.keys(fields).sort()) {
        if (fields[key] === undefined) continue
        path.push(key)
        parts.push(`${writeString(key)}:${write(fields[key])}`)
        path.pop()
      }
      return `{${parts.join(',')}}`
    }
    return fail('type', `is of type ${typeof item}, which JSON cannot hold.`)
  }

  return write(value)
}
