import { expect } from 'chai'
import { RequestRefusedError } from '../../../frontend/src/config/requestRefusedError.ts'
import { parseRequest } from '../../../frontend/src/features/request/parseRequest.ts'

const request = {
  requestId: `0x${'1a'.repeat(32)}`,
  account: 'm…@example.com',
  noticeHash: `0x${'AB'.repeat(32)}`,
  uses: [{ purpose: 'message.email', category: 'contact.email' }],
  locale: 'en',
  returnUrl: 'https://kaufhaus-nord.example/consent/return',
  expiresAt: 1_795_219_200,
}

describe('parseRequest', () => {
  it('reads what a brand asks', () => {
    expect(parseRequest(JSON.stringify(request))).to.deep.equal({ ...request, noticeHash: `0x${'ab'.repeat(32)}` })
  })

  for (const [what, text] of [
    ['text that is cut off', JSON.stringify(request).slice(0, -5)],
    ['a key that stands twice', JSON.stringify(request).replace('{', '{"locale":"de",')],
    ['a short id', JSON.stringify({ ...request, requestId: '0x1a' })],
    ['no uses', JSON.stringify({ ...request, uses: [] })],
    ['a use without purpose', JSON.stringify({ ...request, uses: [{ category: 'contact.email' }] })],
    ['a time with a fraction', JSON.stringify(request).replace('1795219200', '1795219200.5')],
    ['an empty account', JSON.stringify({ ...request, account: '' })],
    ['a list', '[]'],
    ['nothing', 'null'],
  ] as const) {
    it(`refuses ${what}`, () => {
      expect(() => parseRequest(text))
        .to.throw(RequestRefusedError)
        .with.property('fault', 'malformed')
    })
  }
})
