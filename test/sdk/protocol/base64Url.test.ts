import { expect } from 'chai'
import fc from 'fast-check'
import { InvalidValueError } from '../../../sdk/src/errors/invalidValueError.ts'
import { decodeBase64Url, encodeBase64Url } from '../../../sdk/src/protocol/base64Url.ts'

describe('base64Url', () => {
  it('encodes as Node does and decodes back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const text = encodeBase64Url(bytes)
        expect(text).to.equal(Buffer.from(bytes).toString('base64url'))
        expect(decodeBase64Url(text)).to.deep.equal(Uint8Array.from(bytes))
      }),
      { seed: 7_122, numRuns: 200 },
    )
  })

  it('encodes long input', () => {
    const bytes = new Uint8Array(100_000).map((_, index) => index)
    expect(encodeBase64Url(bytes)).to.equal(Buffer.from(bytes).toString('base64url'))
  })

  for (const text of ['YQ==', 'a+b/', 'YW Jj', 'a', 'YR', 'ä']) {
    it(`refuses ${text}`, () => {
      expect(() => decodeBase64Url(text)).to.throw(InvalidValueError)
    })
  }
})
