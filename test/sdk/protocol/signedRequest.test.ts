import { expect } from 'chai'
import type { Hex } from 'viem'
import { InvalidAccessTokenError } from '../../../sdk/src/errors/invalidAccessTokenError.ts'
import { InvalidValueError } from '../../../sdk/src/errors/invalidValueError.ts'
import { decodeBase64Url, encodeBase64Url } from '../../../sdk/src/protocol/base64Url.ts'
import { addressOfKey } from '../../../sdk/src/protocol/signature.ts'
import {
  bodyHash,
  createAccessToken,
  hashAccess,
  parseAccessToken,
  verifyAccessToken,
} from '../../../sdk/src/protocol/signedRequest.ts'

const domain = { chainId: 31_337, ledger: `0x${'ab'.repeat(20)}` as Hex }
const privateKey: Hex = `0x${'07'.repeat(32)}`
const brandId: Hex = `0x${'11'.repeat(32)}`
const body = new TextEncoder().encode('{"secrets":[]}')
const issuedAt = 1_800_000_000
const request = { brandId, method: 'POST', path: '/consent/uses?from=3', body }
const header = createAccessToken(domain, { ...request, issuedAt, privateKey })
const at = (now: number) => ({ ...request, header, now })

/** The header with its JSON rewritten. */
const rewritten = (rewrite: (json: string) => string) =>
  `Consent ${encodeBase64Url(new TextEncoder().encode(rewrite(new TextDecoder().decode(decodeBase64Url(header.slice(8))))))}`

describe('signedRequest', () => {
  it('bodyHash of no body is the hash of no bytes', () => {
    expect(bodyHash()).to.equal('0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470')
    expect(bodyHash(new Uint8Array())).to.equal(bodyHash())
  })

  it('hashAccess refuses a method in lower case', () => {
    const access = { brandId, method: 'get', path: '/', bodyHash: bodyHash(), issuedAt }
    expect(() => hashAccess(domain, access))
      .to.throw(InvalidValueError)
      .with.property('path', 'access.method')
  })

  describe('verifyAccessToken', () => {
    it('returns the subject, up to 600 seconds before and after', () => {
      for (const now of [issuedAt, issuedAt - 600, issuedAt + 600])
        expect(verifyAccessToken(domain, at(now))).to.equal(addressOfKey(privateKey))
    })

    it('takes the method in any case and the body as optional', () => {
      const get = { brandId, method: 'get', path: '/consent/receipts' }
      const token = createAccessToken(domain, { ...get, issuedAt, privateKey })
      const verified = verifyAccessToken(domain, {
        ...get,
        method: 'GET',
        body: new Uint8Array(),
        header: token,
        now: issuedAt,
      })
      expect(verified).to.equal(addressOfKey(privateKey))
    })

    const refused: Record<string, Parameters<typeof verifyAccessToken>[1]> = {
      'a second too old': at(issuedAt + 601),
      'a second too early': at(issuedAt - 601),
      'another brand': { ...at(issuedAt), brandId: `0x${'12'.repeat(32)}` },
      'another method': { ...at(issuedAt), method: 'PUT' },
      'another path': { ...at(issuedAt), path: '/consent/uses' },
      'another body': { ...at(issuedAt), body: new Uint8Array([1]) },
      'no body': { ...at(issuedAt), body: undefined },
      'no header': { ...at(issuedAt), header: null },
      'another scheme': { ...at(issuedAt), header: header.replace('Consent', 'Bearer') },
      padding: { ...at(issuedAt), header: `${header}=` },
      'two tokens': { ...at(issuedAt), header: `${header}, ${header}` },
      'no JSON': { ...at(issuedAt), header: rewritten((json) => json.slice(1)) },
      'a byte order mark': { ...at(issuedAt), header: rewritten((json) => `\ufeff${json}`) },
      'a key twice': { ...at(issuedAt), header: rewritten((json) => json.replace('{', '{"path":"/",')) },
      'an unknown field': { ...at(issuedAt), header: rewritten((json) => json.replace('{', '{"admin":true,')) },
      'a missing field': { ...at(issuedAt), header: rewritten((json) => json.replace(/"subject":"[^"]*",/, '')) },
      'a time as text': { ...at(issuedAt), header: rewritten((json) => json.replace(`${issuedAt}`, `"${issuedAt}"`)) },
      'another time than signed': {
        ...at(issuedAt),
        header: rewritten((json) => json.replace(`${issuedAt}`, `${issuedAt + 1}`)),
      },
      'another subject': {
        ...at(issuedAt),
        header: rewritten((json) => json.replace(addressOfKey(privateKey), `0x${'22'.repeat(20)}`)),
      },
      'a short signature': { ...at(issuedAt), header: rewritten((json) => json.replace(/.."}$/, '"}')) },
    }
    for (const [name, value] of Object.entries(refused)) {
      it(`refuses ${name}`, () => {
        expect(() => verifyAccessToken(domain, value)).to.throw(InvalidAccessTokenError)
      })
    }

    it('refuses to judge by a clock that gives no number', () => {
      expect(() => verifyAccessToken(domain, at(Number.NaN)))
        .to.throw(InvalidValueError)
        .with.property('path', 'now')
    })

    it('refuses the token on another chain and ledger', () => {
      expect(() => verifyAccessToken({ ...domain, chainId: 1 }, at(issuedAt))).to.throw(InvalidAccessTokenError)
      expect(() => verifyAccessToken({ ...domain, ledger: `0x${'ac'.repeat(20)}` }, at(issuedAt))).to.throw(
        InvalidAccessTokenError,
      )
    })
  })

  it('parseAccessToken reads what createAccessToken wrote', () => {
    const { signature, ...rest } = parseAccessToken(header)
    expect(signature).to.match(/^0x[0-9a-f]{130}$/)
    expect(rest).to.deep.equal({
      brandId,
      method: 'POST',
      path: '/consent/uses?from=3',
      bodyHash: bodyHash(body),
      issuedAt,
      subject: addressOfKey(privateKey),
    })
  })
})
