import { expect } from 'chai'
import { RequestRefusedError } from '../../../frontend/src/config/requestRefusedError.ts'
import { checkReturnUrl } from '../../../frontend/src/features/request/checkReturnUrl.ts'

const origin = 'https://kaufhaus-nord.example'

describe('checkReturnUrl', () => {
  it('lets the customer go back to the checked domain', () => {
    expect(() => checkReturnUrl(`${origin}/consent/return?next=/offers`, origin)).not.to.throw()
  })

  for (const [what, returnUrl] of [
    ['another domain', 'https://evil.example/consent/return'],
    ['a subdomain', 'https://www.kaufhaus-nord.example/'],
    ['a domain that only begins the same', 'https://kaufhaus-nord.example.evil.example/'],
    ['a domain above its own', 'https://example/consent/return'],
    ['another port', 'https://kaufhaus-nord.example:8443/'],
    ['plain http', 'http://kaufhaus-nord.example/'],
    ['a user name that looks like the domain', 'https://kaufhaus-nord.example@evil.example/'],
    ['a user name on the domain', 'https://somebody@kaufhaus-nord.example/'],
    ['a fragment', `${origin}/#consent=forged`],
    ['an empty fragment', `${origin}/#`],
    ['a script', 'javascript:alert(1)'],
    ['a document of its own', 'data:text/html,<h1>Kaufhaus Nord</h1>'],
    ['no address at all', '/consent/return'],
  ] as const) {
    it(`refuses ${what}`, () => {
      expect(() => checkReturnUrl(returnUrl, origin))
        .to.throw(RequestRefusedError)
        .with.property('fault', 'return-url')
    })
  }
})
