import { expect } from 'chai'
import fc from 'fast-check'
import { MalformedJsonError } from '../../../sdk/src/errors/malformedJsonError.ts'
import { canonicalJson, parseJson } from '../../../sdk/src/protocol/strictJson.ts'

const anyJson = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    fc.maxSafeInteger().map((number) => number + 0),
    fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed()),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(
      fc.string({ unit: 'binary' }).filter((text) => text.isWellFormed()),
      tie('value'),
      { maxKeys: 5, noNullPrototype: true },
    ),
  ),
})).value

/** Writes JSON in a way of its own: keys reversed, characters escaped and space added at will. */
function writeLoosely(value: unknown, isEscaped: () => boolean, space: () => string): string {
  const string = (text: string) =>
    `"${Array.from({ length: text.length }, (_, index) => {
      const unit = text.charCodeAt(index)
      const mustEscape = unit < 0x20 || unit === 0x22 || unit === 0x5c
      return mustEscape || isEscaped() ? `\\u${unit.toString(16).padStart(4, '0')}` : text[index]
    }).join('')}"`
  const write = (inner: unknown): string => {
    const body = Array.isArray(inner)
      ? `[${inner.map(write).join(',')}]`
      : typeof inner === 'object' && inner !== null
        ? `{${Object.entries(inner)
            .reverse()
            .map(([key, field]) => `${space()}${string(key)}${space()}:${write(field)}`)
            .join(',')}}`
        : typeof inner === 'string'
          ? string(inner)
          : JSON.stringify(inner)
    return space() + body + space()
  }
  return write(value)
}

describe('strictJson', () => {
  describe('parseJson', () => {
    it('reads what JSON.parse reads', () => {
      fc.assert(
        fc.property(
          anyJson,
          fc.infiniteStream(fc.boolean()),
          fc.infiniteStream(fc.constantFrom('', ' ', '\n', '\t', '\r\n')),
          (value, escaped, spaces) => {
            const text = writeLoosely(
              value,
              () => escaped.next().value,
              () => spaces.next().value,
            )
            expect(JSON.stringify(parseJson(text))).to.equal(JSON.stringify(JSON.parse(text)))
          },
        ),
        { numRuns: 500 },
      )
    })

    it('never accepts what JSON.parse refuses', () => {
      const bits = [
        '{',
        '}',
        '[',
        ']',
        ':',
        ',',
        '"',
        '\\',
        '\\u00',
        'a',
        '0',
        '1',
        '-',
        '.',
        'e',
        'true',
        'null',
        ' ',
        '\u00a0',
        '\ufeff',
        '//',
        '\n',
      ]
      let refused = 0
      fc.assert(
        fc.property(fc.array(fc.constantFrom(...bits), { maxLength: 8 }), (parts) => {
          const text = parts.join('')
          let isJson = true
          try {
            JSON.parse(text)
          } catch {
            isJson = false
          }
          if (isJson) return
          refused++
          expect(() => parseJson(text)).to.throw(MalformedJsonError)
        }),
        { numRuns: 5000 },
      )
      expect(refused).to.be.greaterThan(1000)
    })

    const faults: readonly (readonly [text: string, problem: string, path: string])[] = [
      ['{"a":1,"a":2}', 'duplicate-key', 'a'],
      ['{"a":1,"\\u0061":2}', 'duplicate-key', 'a'],
      ['{"uses":[{},{"lock":{"x":1,"x":1}}]}', 'duplicate-key', 'uses[1].lock.x'],
      ['{"__proto__":1,"__proto__":2}', 'duplicate-key', '__proto__'],
      ['{"a b":[1.0]}', 'number', '["a b"][0]'],
      ['[1.0]', 'number', '[0]'],
      ['{"a":1e3}', 'number', 'a'],
      ['{"a":1E3}', 'number', 'a'],
      ['{"a":-0}', 'number', 'a'],
      ['{"a":9007199254740992}', 'number', 'a'],
      ['{"a":-9007199254740992}', 'number', 'a'],
      ['{"a":01}', 'json', 'a'],
      ['{"a":+1}', 'json', 'a'],
      ['{"a":.5}', 'json', 'a'],
      ['{"a":NaN}', 'json', 'a'],
      ['{"a":1,}', 'json', ''],
      ['{"a" 1}', 'json', 'a'],
      ['[1,]', 'json', '[1]'],
      ['[1', 'json', ''],
      ['{"a":"\t"}', 'json', 'a'],
      ['{"a":"\\x"}', 'json', 'a'],
      ['{"a":"\\u12"}', 'json', 'a'],
      ['{"a":"\\ud800"}', 'text', 'a'],
      ['{"a":"\\ud800x"}', 'text', 'a'],
      ['{"a":tru}', 'json', 'a'],
      ["{'a':1}", 'json', ''],
      ['{} {}', 'json', ''],
      ['\ufeff{}', 'json', ''],
      ['', 'json', ''],
      ['[\u00a01]', 'json', '[0]'],
      [`${'['.repeat(70)}${']'.repeat(70)}`, 'json', '[0]'.repeat(65)],
    ]
    for (const [text, problem, path] of faults) {
      it(`refuses ${JSON.stringify(text).slice(0, 60)} at "${path.slice(0, 30)}"`, () => {
        expect(() => parseJson(text))
          .to.throw(MalformedJsonError)
          .that.includes({ problem, path })
      })
    }

    it('reads a million levels without running out of stack', () => {
      expect(() => parseJson('['.repeat(1_000_000))).to.throw(MalformedJsonError)
    })

    it('keeps __proto__ a plain key', () => {
      const value = parseJson('{"__proto__":{"isAdmin":true},"constructor":1}') as Record<string, unknown>
      expect(Object.keys(value)).to.deep.equal(['__proto__', 'constructor'])
      expect(value.isAdmin).to.equal(undefined)
    })
  })

  describe('canonicalJson', () => {
    it('writes the example of RFC 8785 section 3.2.3: keys in UTF-16 order', () => {
      const keys = { '\u20ac': 1, '\r': 2, '\ufb33': 3, '1': 4, '\ud83d\ude00': 5, '\u0080': 6, '\u00f6': 7 }
      expect(canonicalJson(keys)).to.equal(
        '{"\\r":2,"1":4,"\u0080":6,"\u00f6":7,"\u20ac":1,"\ud83d\ude00":5,"\ufb33":3}',
      )
    })

    it('escapes as RFC 8785 section 3.2.2 does', () => {
      expect(canonicalJson('\u20ac$\u000f\nA\'B"\\\\"/\u2028\u007f')).to.equal(
        '"\u20ac$\\u000f\\nA\'B\\"\\\\\\\\\\"/\u2028\u007f"',
      )
    })

    it('is the same however the document was written', () => {
      fc.assert(
        fc.property(anyJson, fc.infiniteStream(fc.boolean()), (value, escaped) => {
          const canonical = canonicalJson(value)
          const loose = writeLoosely(
            value,
            () => escaped.next().value,
            () => ' ',
          )
          expect(canonicalJson(parseJson(loose))).to.equal(canonical)
          expect(canonicalJson(parseJson(canonical))).to.equal(canonical)
          expect(JSON.parse(canonical)).to.deep.equal(JSON.parse(JSON.stringify(value)))
        }),
        { numRuns: 500 },
      )
    })

    it('leaves out undefined properties', () => {
      expect(canonicalJson({ b: undefined, a: 1 })).to.equal('{"a":1}')
    })

    const refused: readonly (readonly [value: unknown, problem: string, path: string])[] = [
      [{ a: [1.5] }, 'number', 'a[0]'],
      [{ a: Number.NaN }, 'number', 'a'],
      [{ a: 1n }, 'type', 'a'],
      [{ a: () => 1 }, 'type', 'a'],
      [[undefined], 'type', '[0]'],
      [{ a: '\ud800' }, 'text', 'a'],
      [undefined, 'type', ''],
    ]
    for (const [value, problem, path] of refused) {
      it(`refuses ${problem} at "${path}"`, () => {
        expect(() => canonicalJson(value))
          .to.throw(MalformedJsonError)
          .that.includes({ problem, path })
      })
    }

    it('refuses a value that holds itself', () => {
      const loop: { inner?: unknown } = {}
      loop.inner = loop
      expect(() => canonicalJson(loop)).to.throw(MalformedJsonError)
    })
  })
})
