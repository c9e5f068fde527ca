import { expect } from 'chai'
import fc from 'fast-check'
import { type Hex, hashStruct, hashTypedData, toHex, domainSeparator as viemDomainSeparator } from 'viem'
import { sign } from 'viem/accounts'
import { BadSignatureError } from '../../../sdk/src/errors/badSignatureError.ts'
import { InvalidValueError } from '../../../sdk/src/errors/invalidValueError.ts'
import {
  type Consent,
  consentWords,
  hashConsent,
  hashConsentStruct,
  hashUse,
  recoverSubject,
  signConsent,
} from '../../../sdk/src/protocol/consent.ts'
import { domainSeparator } from '../../../sdk/src/protocol/eip712.ts'
import { addressOfKey, signDigest } from '../../../sdk/src/protocol/signature.ts'

const seeded = { seed: 7_122, numRuns: 150 }
const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n

const fields = (list: string) =>
  list.split(',').map((field) => ({ type: field.split(' ')[0] as string, name: field.split(' ')[1] as string }))

const types = {
  Consent: fields(
    'bytes32 brandId,address subject,string account,bytes32 noticeHash,string locale,string statement,Use[] uses,bytes32 brandLock,uint64 issuedAt,uint64 expiresAt,bytes32 requestId,bytes32 salt',
  ),
  Use: fields('string purpose,string category,bytes32 lock'),
}

const hex = (length: number) =>
  fc.uint8Array({ minLength: length, maxLength: length }).map((bytes): Hex => toHex(bytes))
const text = fc.string({ unit: 'binary', maxLength: 300 })
const time = fc.maxSafeNat()
const use = fc.record({ purpose: text, category: text, lock: hex(32) })
const consent: fc.Arbitrary<Consent> = fc.record({
  brandId: hex(32),
  subject: hex(20),
  account: text,
  noticeHash: hex(32),
  locale: text,
  statement: text,
  uses: fc.array(use, { maxLength: 6 }),
  brandLock: hex(32),
  issuedAt: time,
  expiresAt: time,
  requestId: hex(32),
  salt: hex(32),
})
const domain = fc.record({ chainId: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), ledger: hex(20) })
const privateKey = fc.bigInt({ min: 1n, max: order - 1n }).map((key): Hex => toHex(key, { size: 32 }))

const typedData = ({ chainId, ledger }: { chainId: number; ledger: Hex }, message: Consent) =>
  ({
    domain: { name: 'Consent Ledger', version: '1', chainId, verifyingContract: ledger },
    types,
    primaryType: 'Consent',
    message,
  }) as const

const sample: Consent = {
  brandId: `0x${'11'.repeat(32)}`,
  subject: `0x${'22'.repeat(20)}`,
  account: 'm…@example.com',
  noticeHash: `0x${'33'.repeat(32)}`,
  locale: 'en',
  statement: 'I allow.',
  uses: [{ purpose: 'offers.personalised', category: 'behaviour.purchases', lock: `0x${'44'.repeat(32)}` }],
  brandLock: `0x${'55'.repeat(32)}`,
  issuedAt: 1_800_000_000,
  expiresAt: 1_800_000_100,
  requestId: `0x${'66'.repeat(32)}`,
  salt: `0x${'77'.repeat(32)}`,
}
const ledgerDomain = { chainId: 31_337, ledger: `0x${'ab'.repeat(20)}` as Hex }

describe('consent', () => {
  describe('hashConsent', () => {
    it('equals the general EIP-712 encoder on random input', () => {
      fc.assert(
        fc.property(domain, consent, (place, value) => {
          const data = typedData(place, value)
          expect(hashConsent(place, value)).to.equal(hashTypedData(data as never))
          expect(hashConsentStruct(value)).to.equal(hashStruct({ data: value, primaryType: 'Consent', types } as never))
          expect(domainSeparator(place)).to.equal(viemDomainSeparator({ domain: data.domain }))
        }),
        seeded,
      )
    })

    it('gives words that later consents do not change', () => {
      const words = consentWords(sample).map((word) => toHex(word))
      const kept = consentWords(sample)
      consentWords({ ...sample, salt: `0x${'78'.repeat(32)}`, account: 'n…@example.com' })
      expect(kept.map((word) => toHex(word))).to.deep.equal(words)
    })

    it('takes what it laid before for no part of the next', () => {
      fc.assert(
        fc.property(consent, consent, (one, other) => {
          const hash = hashConsent(ledgerDomain, one)
          try {
            hashConsent(ledgerDomain, { ...other, salt: '0x00' })
          } catch {}
          expect(hashConsent(ledgerDomain, one)).to.equal(hash)
        }),
        seeded,
      )
    })

    it('hashes long text and text in other scripts as the general encoder does', () => {
      for (const account of [
        'a'.repeat(64),
        `${'a'.repeat(63)}é`,
        'é'.repeat(1_365),
        '語'.repeat(1_366),
        'a'.repeat(5_000),
      ]) {
        const value = { ...sample, account }
        expect(hashConsent(ledgerDomain, value)).to.equal(hashTypedData(typedData(ledgerDomain, value) as never))
      }
    })

    it('hashes a use as the general encoder does', () => {
      fc.assert(
        fc.property(use, (value) => {
          expect(hashUse(value)).to.equal(hashStruct({ data: value, primaryType: 'Use', types } as never))
        }),
        seeded,
      )
    })

    it('reads hex in any case', () => {
      const upper = { ...sample, salt: `0x${'AB'.repeat(32)}` as Hex }
      const lower = { ...sample, salt: `0x${'ab'.repeat(32)}` as Hex }
      expect(hashConsent(ledgerDomain, upper)).to.equal(hashConsent(ledgerDomain, lower))
    })

    const malformed: [path: string, consent: Consent][] = [
      ['consent.brandId', { ...sample, brandId: '0x11' }],
      ['consent.subject', { ...sample, subject: `0x${'22'.repeat(32)}` }],
      ['consent.account', { ...sample, account: '\ud800' }],
      ['consent.statement', { ...sample, statement: 7 as never }],
      ['consent.uses[0].lock', { ...sample, uses: [{ purpose: 'a', category: 'b', lock: `0x${'4g'.repeat(32)}` }] }],
      ['consent.issuedAt', { ...sample, issuedAt: 1.5 }],
      ['consent.expiresAt', { ...sample, expiresAt: -1 }],
      ['consent.expiresAt', { ...sample, expiresAt: 2 ** 53 }],
      ['consent.salt', { ...sample, salt: `${'77'.repeat(33)}` as Hex }],
    ]
    for (const [index, [path, value]] of malformed.entries()) {
      it(`refuses a malformed ${path} and names it (${index})`, () => {
        expect(() => hashConsent(ledgerDomain, value))
          .to.throw(InvalidValueError)
          .with.property('path', path)
      })
    }

    it('refuses chain 0', () => {
      expect(() => hashConsent({ ...ledgerDomain, chainId: 0 }, sample))
        .to.throw(InvalidValueError)
        .with.property('path', 'chainId')
    })
  })

  describe('signConsent and recoverSubject', () => {
    it('sign as viem does and recover the signer', async () => {
      await fc.assert(
        fc.asyncProperty(consent, privateKey, async (value, key) => {
          const signature = signConsent(ledgerDomain, value, key)
          expect(signature).to.equal(await sign({ hash: hashConsent(ledgerDomain, value), privateKey: key, to: 'hex' }))
          expect(recoverSubject(ledgerDomain, value, signature)).to.equal(addressOfKey(key))
        }),
        { ...seeded, numRuns: 25 },
      )
    })

    const key: Hex = `0x${'01'.repeat(32)}`
    const signature = signConsent(ledgerDomain, sample, key)
    const r = signature.slice(2, 66)
    const s = BigInt(`0x${signature.slice(66, 130)}`)
    const word = (value: bigint) => value.toString(16).padStart(64, '0')
    const otherV = signature.endsWith('1b') ? '1c' : '1b'
    const refused: Record<string, Hex> = {
      'a high s': `0x${r}${word(order - s)}${otherV}`,
      'v 0 or 1': `0x${r}${word(s)}00`,
      'v 29': `0x${r}${word(s)}1d`,
      'r at the order': `0x${word(order)}${word(s)}1b`,
      's at zero': `0x${r}${word(0n)}1b`,
      'r that is no point': `0x${word(5n)}${word(s)}1b`,
      '64 bytes': signature.slice(0, 130) as Hex,
      '66 bytes': `${signature}00`,
      'no hex': 'signature' as Hex,
    }
    for (const [name, value] of Object.entries(refused)) {
      it(`refuse ${name}`, () => {
        expect(() => recoverSubject(ledgerDomain, sample, value)).to.throw(BadSignatureError)
      })
    }

    it('recover somebody else when a word is changed', () => {
      expect(recoverSubject(ledgerDomain, { ...sample, account: 'n…@example.com' }, signature)).not.to.equal(
        addressOfKey(key),
      )
      expect(recoverSubject({ ...ledgerDomain, chainId: 1 }, sample, signature)).not.to.equal(addressOfKey(key))
    })
  })

  describe('signDigest', () => {
    for (const [name, key] of [
      ['zero', 0n],
      ['the order', order],
    ] as const) {
      it(`refuses a key of ${name}`, () => {
        expect(() => signDigest(sample.salt, toHex(key, { size: 32 })))
          .to.throw(InvalidValueError)
          .with.property('path', 'privateKey')
      })
    }
  })
})
