import { expect } from 'chai'
import { InvalidTextError } from '../../../sdk/src/errors/invalidTextError.ts'
import { assertText, isText } from '../../../sdk/src/protocol/text.ts'

/** The ranges as the protocol page writes them, and the surrogates, which are no characters. */
const forbidden = '0-1F 7F 80-9F AD 61C 180E 200B-200F 2028-202E 2060-206F FEFF FFF9-FFFB E0000-E007F D800-DFFF'
  .split(' ')
  .map((range) => range.split('-').map((end) => Number.parseInt(end, 16)))

function isForbidden(code: number): boolean {
  return forbidden.some(([first = 0, last = first]) => code >= first && code <= last)
}

describe('text', () => {
  describe('isText', () => {
    it('forbids exactly the listed characters, among all code points', () => {
      const differing: string[] = []
      for (let code = 0; code <= 0x10ffff; code++) {
        const text = `a${String.fromCodePoint(code)}b`
        const expected = !isForbidden(code) && text.normalize('NFC') === text
        if (isText(text) !== expected) differing.push(code.toString(16))
      }
      expect(differing).to.deep.equal([])
    })

    it('refuses what is not in NFC', () => {
      expect(isText('é')).to.equal(true)
      expect(isText('e\u0301')).to.equal(false)
      expect(isText('Å')).to.equal(true)
      expect(isText('\u212b')).to.equal(false)
    })

    it('counts code points, not UTF-16 units', () => {
      expect(isText('😀'.repeat(200))).to.equal(true)
      expect(isText('😀'.repeat(201))).to.equal(false)
      expect(isText('a'.repeat(200))).to.equal(true)
      expect(isText('a'.repeat(201))).to.equal(false)
      expect(isText('a'.repeat(2000), { maximum: 2000 })).to.equal(true)
      expect(isText('a'.repeat(2001), { maximum: 2000 })).to.equal(false)
    })

    it('refuses the empty text unless it may be empty', () => {
      expect(isText('')).to.equal(false)
      expect(isText('', { minimum: 0 })).to.equal(true)
    })
  })

  describe('assertText', () => {
    it('names the path and the problem', () => {
      expect(() => assertText('', { path: 'account' }))
        .to.throw(InvalidTextError)
        .that.includes({ path: 'account', problem: 'length' })
      expect(() => assertText('a\u202eb', { path: 'context', minimum: 0 }))
        .to.throw(InvalidTextError)
        .that.includes({ path: 'context', problem: 'text' })
      expect(() => assertText('m…@example.com', { path: 'account' })).not.to.throw()
    })
  })
})
