import { expect } from 'chai'
import fc from 'fast-check'
import type { Hex } from 'viem'
import { MalformedReceiptError } from '../../../sdk/src/errors/malformedReceiptError.ts'
import { hashConsent } from '../../../sdk/src/protocol/consent.ts'
import {
  identifyReceipt,
  parseReceipt,
  type Receipt,
  readReceipt,
  stringifyReceipt,
} from '../../../sdk/src/protocol/receipt.ts'
import { canonicalJson } from '../../../sdk/src/protocol/strictJson.ts'
import { signedReceipt } from '../../helpers/signedReceipt.ts'

const hex = (bytes: number) =>
  fc.uint8Array({ minLength: bytes, maxLength: bytes }).map((array): Hex => `0x${Buffer.from(array).toString('hex')}`)
const text = fc.string({ unit: 'grapheme' })
const moment = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER })

const anyReceipt: fc.Arbitrary<Receipt> = fc.record({
  type: fc.constant('consent-receipt' as const),
  schema: fc.constant(1 as const),
  chainId: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  ledger: hex(20),
  consent: fc.record({
    brandId: hex(32),
    subject: hex(20),
    account: text,
    noticeHash: hex(32),
    locale: text,
    statement: text,
    uses: fc.array(fc.record({ purpose: text, category: text, lock: hex(32) }), { maxLength: 3 }),
    brandLock: hex(32),
    issuedAt: moment,
    expiresAt: moment,
    requestId: hex(32),
    salt: hex(32),
  }),
  signature: hex(65),
  recording: fc.option(fc.record({ root: hex(32), proof: fc.array(hex(32), { maxLength: 64 }) })),
})

function upperHex(json: string): string {
  return json.replace(/"0x[0-9a-f]+"/g, (value) => `"0x${value.slice(3, -1).toUpperCase()}"`)
}

describe('receipt', () => {
  describe('parseReceipt', () => {
    it('reads back what stringifyReceipt wrote, in any order of keys and case of hex', () => {
      fc.assert(
        fc.property(anyReceipt, (receipt) => {
          const json = stringifyReceipt(receipt)
          expect(parseReceipt(json)).to.deep.equal(receipt)
          expect(stringifyReceipt(parseReceipt(json))).to.equal(json)
          expect(parseReceipt(canonicalJson(receipt))).to.deep.equal(receipt)
          expect(parseReceipt(upperHex(json))).to.deep.equal(receipt)
        }),
        { numRuns: 300, seed: 1 },
      )
    })

    it('refuses a receipt with any one field missing, added or replaced', () => {
      const { receipt } = signedReceipt()
      const places: (readonly (string | number)[])[] = [
        [],
        ['consent'],
        ['consent', 'uses', 0],
        ['consent', 'uses', 1],
        ['recording'],
      ]
      let count = 0
      for (const place of places) {
        const at = (root: unknown) =>
          place.reduce((value, key) => (value as Record<string | number, unknown>)[key], root)
        for (const field of [...Object.keys(at(receipt) as object), 'extra']) {
          for (const replacement of [undefined, 'text', 1.5, -1, true, {}, [[]], null, '0x', `0x${'0'.repeat(63)}g`]) {
            const copy = structuredClone(receipt)
            const target = at(copy) as Record<string, unknown>
            if (replacement === undefined && field === 'extra') continue
            if (field === 'recording' && replacement === null) continue
            const isFreeText = ['account', 'locale', 'statement', 'purpose', 'category'].includes(field)
            if (isFreeText && typeof replacement === 'string') continue
            if (replacement === undefined) delete target[field]
            else target[field] = replacement
            const path = [...place, field].reduce<string>(
              (before, key) =>
                typeof key === 'number' ? `${before}[${key}]` : before === '' ? key : `${before}.${key}`,
              '',
            )
            count++
            expect(() => parseReceipt(JSON.stringify(copy)), `${path} = ${replacement}`)
              .to.throw(MalformedReceiptError)
              .with.property('path')
              .that.satisfies((found: string) => found.startsWith(path))
          }
        }
      }
      expect(count).to.be.greaterThan(200)
    })

    const faults: readonly (readonly [
      name: string,
      change: (json: string) => string,
      problem: string,
      path: string,
    ])[] = [
      ['a capital 0X', (json) => json.replace('"signature":"0x', '"signature":"0X'), 'bytes', 'signature'],
      ['text after the end', (json) => `${json}{}`, 'json', ''],
      ['a cut', (json) => json.slice(0, -20), 'json', 'recording.proof[2]'],
      ['a lone surrogate', (json) => json.replace('m…@example.com"', '\\ud800"'), 'text', 'consent.account'],
      ['-0', (json) => json.replace(/"issuedAt":\d+/, '"issuedAt":-0'), 'number', 'consent.issuedAt'],
      ['the schema 1.0', (json) => json.replace('"schema":1', '"schema":1.0'), 'number', 'schema'],
    ]
    for (const [name, change, problem, path] of faults) {
      it(`refuses ${name}`, () => {
        const json = change(stringifyReceipt(signedReceipt().receipt))
        expect(() => parseReceipt(json))
          .to.throw(MalformedReceiptError)
          .that.includes({ problem, path })
      })
    }

    it('gives a receipt that nobody can change', () => {
      const receipt = parseReceipt(stringifyReceipt(signedReceipt().receipt))
      for (const part of [receipt, receipt.consent, receipt.consent.uses, receipt.consent.uses[0], receipt.recording]) {
        expect(part).to.be.frozen
      }
    })
  })

  describe('readReceipt', () => {
    it('checks a value that claims to be a receipt, once', () => {
      const { receipt } = signedReceipt()
      const read = readReceipt(receipt)
      expect(read).to.deep.equal(receipt)
      expect(readReceipt(read)).to.equal(read)
      expect(() => readReceipt({ ...receipt, secret: '0x00' } as Receipt)).to.throw(MalformedReceiptError)
      expect(() => readReceipt(null as unknown as Receipt)).to.throw(MalformedReceiptError)
    })
  })

  describe('stringifyReceipt', () => {
    it('refuses to write a secret', () => {
      const { receipt } = signedReceipt()
      const leaking = { ...receipt, consent: { ...receipt.consent, secret: `0x${'00'.repeat(32)}` } }
      expect(() => stringifyReceipt(leaking))
        .to.throw(MalformedReceiptError)
        .that.includes({ path: 'consent.secret' })
    })
  })

  describe('identifyReceipt', () => {
    it('gives hash, signer and whether the proof is valid', () => {
      const { receipt } = signedReceipt()
      const { chainId, ledger, consent } = receipt
      expect(identifyReceipt(receipt)).to.deep.equal({
        consentHash: hashConsent({ chainId, ledger }, consent),
        signer: consent.subject,
        isProofValid: true,
      })
    })

    it('has no signer for a signature that recovers to none, and no valid proof without recording', () => {
      const { receipt } = signedReceipt()
      const identity = identifyReceipt({ ...receipt, signature: `0x${'00'.repeat(65)}`, recording: null })
      expect(identity).to.include({ signer: null, isProofValid: false })
    })

    it('remembers its answer for a receipt that was read', () => {
      const receipt = parseReceipt(stringifyReceipt(signedReceipt().receipt))
      expect(identifyReceipt(receipt)).to.equal(identifyReceipt(receipt))
    })
  })
})
