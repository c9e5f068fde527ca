import { expect } from 'chai'
import { InvalidDomainError } from '../../../sdk/src/errors/invalidDomainError.ts'
import { LocalDomainError } from '../../../sdk/src/errors/localDomainError.ts'
import { isDomain, isLocalDomain, originOfDomain } from '../../../sdk/src/protocol/domain.ts'

const label63 = 'a'.repeat(63)

describe('domain', () => {
  describe('isDomain', () => {
    const domains = [
      'a.b',
      'shop.example',
      'xn--grsse-lva.example',
      '1and1.example',
      'a--b.example',
      '1.2.3.example',
      '0x.example',
      'localhost',
      'shop.localhost',
      `${label63}.example`,
      `${label63}.${label63}.${label63}.abcdefgh`,
    ]
    for (const domain of domains) it(`accepts ${domain}`, () => expect(isDomain(domain)).to.equal(true))

    const others = [
      '',
      '.',
      'shop',
      'Shop.example',
      'größe.example',
      'shop.example.',
      '.shop.example',
      'a..b',
      '-a.example',
      'a-.example',
      'a_b.example',
      'a b.example',
      'shop.example:443',
      'localhost:5173',
      'https://shop.example',
      'shop.example/',
      'user@shop.example',
      'shop.example\n',
      `${label63}a.example`,
      `${label63}.${label63}.${label63}.abcdefghi`,
    ]
    for (const domain of others) it(`refuses ${JSON.stringify(domain)}`, () => expect(isDomain(domain)).to.equal(false))

    const addresses = [
      '127.0.0.1',
      '8.8.8.8',
      '1.2',
      '127.1',
      '0x7f.1',
      '0x7f.0x1',
      '10.0.0.0x',
      '[::1]',
      '::1',
      '1.2.3.256',
    ]
    for (const address of addresses) {
      it(`refuses the IP address ${address}`, () => expect(isDomain(address)).to.equal(false))
    }

    it('accepts only what a browser reads as the same host', () => {
      for (const domain of domains) expect(new URL(`https://${domain}/`).hostname).to.equal(domain)
    })
  })

  describe('isLocalDomain', () => {
    it('is true for localhost and what ends in .localhost', () => {
      expect(isLocalDomain('localhost')).to.equal(true)
      expect(isLocalDomain('shop.localhost')).to.equal(true)
      expect(isLocalDomain('localhost.example')).to.equal(false)
      expect(isLocalDomain('notlocalhost')).to.equal(false)
      expect(isLocalDomain('shop.notlocalhost')).to.equal(false)
    })
  })

  describe('originOfDomain', () => {
    const localOrigins = {
      'shop.localhost': 'http://shop.localhost:4101',
      'shop.example': 'http://shop.example:4101',
      'safe.localhost': 'https://safe.localhost:4101',
      'other.localhost': 'http://shop.localhost:4101',
      'path.localhost': 'http://path.localhost:4101/consent',
      localhost: 'not an origin',
    }

    it('is https without port', () => {
      expect(originOfDomain('shop.example')).to.equal('https://shop.example')
    })

    it('takes the origin of a local domain on chain 31337 only', () => {
      expect(originOfDomain('shop.localhost', { chainId: 31337, localOrigins })).to.equal('http://shop.localhost:4101')
      expect(() => originOfDomain('shop.localhost', { chainId: 1, localOrigins })).to.throw(LocalDomainError)
      expect(() => originOfDomain('shop.localhost')).to.throw(LocalDomainError)
      expect(() => originOfDomain('new.localhost', { chainId: 31337, localOrigins })).to.throw(LocalDomainError)
    })

    it('never takes another origin for a public domain', () => {
      expect(originOfDomain('shop.example', { chainId: 31337, localOrigins })).to.equal('https://shop.example')
    })

    for (const domain of ['safe.localhost', 'other.localhost', 'path.localhost', 'localhost']) {
      it(`refuses the origin ${localOrigins[domain as 'localhost']} for ${domain}`, () => {
        expect(() => originOfDomain(domain, { chainId: 31337, localOrigins })).to.throw(LocalDomainError)
      })
    }

    it('refuses what is no domain', () => {
      expect(() => originOfDomain('127.0.0.1'))
        .to.throw(InvalidDomainError)
        .that.includes({ domain: '127.0.0.1' })
    })
  })
})
