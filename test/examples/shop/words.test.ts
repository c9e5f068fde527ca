import { expect } from 'chai'
import { fill, reasonIn, words } from '../../../examples/shop/words/words.ts'

/** Every text with its path. */
function texts(node: unknown, path = ''): [path: string, text: string][] {
  if (typeof node === 'string') return [[path, node]]
  return Object.entries(node as object).flatMap(([key, value]) => texts(value, `${path}.${key}`))
}
const holes = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort()

describe('words', () => {
  const english = new Map(texts(words.en))

  for (const locale of ['de', 'nl'] as const) {
    it(`says everything in ${locale} too, with the same values to fill in`, () => {
      const other = new Map(texts(words[locale]))
      expect([...other.keys()]).to.deep.equal([...english.keys()])
      for (const [path, text] of other) expect(holes(text), path).to.deep.equal(holes(english.get(path) as string))
    })

    it(`translates every reason into ${locale}`, () => {
      for (const [reason, text] of Object.entries(words[locale].reasons)) {
        expect(text).to.have.length.above(10)
        expect(text).not.to.equal(words.en.reasons[reason as keyof typeof words.en.reasons])
      }
    })
  }

  it('does not say that the customer revoked what the brand ended', () => {
    expect(reasonIn('en', { reason: 'revoked', by: 'brand' })).to.equal(words.en.revokedByBrand)
    expect(reasonIn('en', { reason: 'revoked', by: 'customer' })).to.equal(words.en.reasons.revoked)
  })

  it('fills in what it is given and nothing else', () => {
    expect(fill('{a} and {b}', { a: '{b}' })).to.equal('{b} and {b}')
  })
})
