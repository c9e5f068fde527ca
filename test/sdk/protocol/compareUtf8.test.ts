import { expect } from 'chai'
import fc from 'fast-check'
import { compareUtf8 } from '../../../sdk/src/protocol/compareUtf8.ts'

describe('compareUtf8', () => {
  it('has the order of the bytes, also where that of UTF-16 is another', () => {
    // Beyond the basic plane, and the part of it above the surrogates, which UTF-16 sorts the other way round.
    const text = fc.string({
      unit: fc.constantFrom('a', 'b', 'ß', '\u{20ac}', '\u{fb01}', '\u{ff5e}', '\u{1f600}', '\u{10ffff}'),
    })
    fc.assert(
      fc.property(text, text, (left, right) => {
        expect(Math.sign(compareUtf8(left, right))).to.equal(Buffer.compare(Buffer.from(left), Buffer.from(right)))
      }),
      { numRuns: 2_000 },
    )
    expect('\u{ff5e}' < '\u{1f600}').to.equal(false)
    expect(compareUtf8('\u{ff5e}', '\u{1f600}')).to.be.below(0)
  })
})
