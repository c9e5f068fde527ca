import { expect } from 'chai'
import fc from 'fast-check'
import type { Hex } from 'viem'
import { type Consent, signConsent } from '../../../sdk/src/protocol/consent.ts'
import {
  evaluateFacts,
  evaluateIfRecorded,
  evaluateManyFacts,
  type FactReason,
  type FactStep,
  type Facts,
  factSteps,
  readNoticeFact,
} from '../../../sdk/src/protocol/facts.ts'
import { buildNotice } from '../../../sdk/src/protocol/notice.ts'
import { type Receipt, readReceipt, stringifyReceipt } from '../../../sdk/src/protocol/receipt.ts'
import { latestExpiry } from '../../../sdk/src/protocol/statement.ts'
import { noticeDraft } from '../../helpers/noticeDraft.ts'
import { type ReceiptCase, receiptIssuedAt, receiptLedger, signedReceipt } from '../../helpers/signedReceipt.ts'

const day = 86_400

function rowOf(facts: Facts, step: FactStep) {
  const row = facts.rows.find((candidate) => candidate.step === step)
  if (row === undefined) throw new TypeError(`there is no row ${step}`)
  return row
}

/** Expects that one row fails for one reason, all before it pass and all after it are not reached. */
function expectFailure(facts: Facts, step: FactStep, reason: FactReason): void {
  expect(facts).to.include({ allowed: false, reason })
  const place = factSteps.indexOf(step)
  expect(facts.rows.map((row) => row.step)).to.deep.equal(factSteps)
  expect(facts.rows.map((row) => row.passed)).to.deep.equal(
    factSteps.map((_, index) => (index < place ? true : index === place ? false : null)),
  )
  expect(facts.rows.map((row) => row.reason)).to.deep.equal(
    factSteps.map((_, index) => (index === place ? reason : undefined)),
  )
  for (const row of facts.rows.slice(place + 1)) expect(row.values).to.deep.equal({})
}

/** What can be wrong with a receipt, by the row that fails. Each change can be combined with those of other rows. */
const faults: readonly { step: FactStep; reason: FactReason; apply: (scene: ReceiptCase) => void }[] = [
  {
    step: 'parse',
    reason: 'wrong-ledger',
    apply: (scene) => Object.assign(scene.expected, { ledger: `0x${'2e'.repeat(20)}` }),
  },
  {
    step: 'parse',
    reason: 'wrong-brand',
    apply: (scene) => Object.assign(scene.expected, { brandId: `0x${'b9'.repeat(32)}` }),
  },
  {
    step: 'signature',
    reason: 'bad-signature',
    apply: (scene) => {
      const signature = signConsent(receiptLedger, scene.receipt.consent, `0x${'66'.repeat(32)}`)
      scene.receipt = { ...scene.receipt, signature }
    },
  },
  {
    step: 'notice',
    reason: 'unknown-notice',
    apply: ({ chain }) => Object.assign(chain.notices[0] ?? {}, { publishedAt: receiptIssuedAt + 1 }),
  },
  {
    step: 'terms',
    reason: 'bad-terms',
    apply: ({ chain }) => {
      const fact = chain.notices[0]
      if (fact?.notice) fact.notice = { ...fact.notice, maxDuration: 'P29D' }
    },
  },
  {
    step: 'controller',
    reason: 'controller-changed',
    apply: ({ chain, ask }) => {
      chain.notices.push({ hash: `0x${'cc'.repeat(32)}`, number: 2, publishedAt: ask.at, notice: null })
    },
  },
  {
    step: 'recording',
    reason: 'not-recorded',
    apply: ({ chain }) => chain.roots.clear(),
  },
  {
    step: 'expiry',
    reason: 'expired',
    apply: (scene) => Object.assign(scene.ask, { at: scene.receipt.consent.expiresAt }),
  },
  {
    step: 'locks',
    reason: 'revoked',
    apply: ({ chain, receipt }) =>
      chain.locks.set(receipt.consent.brandLock, { revokedAt: receiptIssuedAt, byBrand: false }),
  },
  {
    step: 'use',
    reason: 'not-granted',
    apply: (scene) => Object.assign(scene.ask, { purpose: 'message.sms', category: 'contact.phone' }),
  },
]

describe('facts', () => {
  describe('evaluateFacts', () => {
    it('allows a good receipt and shows what was compared', () => {
      const { receipt, expected, ask, chain } = signedReceipt()
      const { consent, recording } = receipt
      const facts = evaluateFacts({ receipt, expected, ask, chain })
      expect(facts).to.include({ allowed: true, reason: null, recordedAt: receiptIssuedAt + 60 })
      expect(facts).not.to.have.property('revocation')
      expect(facts.rows.map((row) => [row.step, row.passed])).to.deep.equal(factSteps.map((step) => [step, true]))

      const values = Object.fromEntries(facts.rows.map((row) => [row.step, row.values]))
      expect(values).to.deep.equal({
        parse: {
          chainId: 31337,
          expectedChainId: 31337,
          ledger: receipt.ledger,
          expectedLedger: receipt.ledger,
          brandId: consent.brandId,
          expectedBrandId: consent.brandId,
        },
        signature: { consentHash: facts.consentHash, subject: consent.subject, signer: consent.subject },
        notice: {
          noticeHash: consent.noticeHash,
          number: 1,
          publishedAt: receiptIssuedAt - 3600,
          issuedAt: receiptIssuedAt,
          noticeBrandId: consent.brandId,
        },
        terms: {
          uses: 2,
          account: 'm…@example.com',
          locale: 'en',
          issuedAt: receiptIssuedAt,
          expiresAt: receiptIssuedAt + 30 * day,
          latestExpiresAt: receiptIssuedAt + 365 * day,
          statement: consent.statement,
          expectedStatement: consent.statement,
          fault: null,
        },
        controller: {
          at: ask.at,
          name: 'Kaufhaus Nord GmbH',
          domain: 'kaufhaus-nord.example',
          latestNumber: 1,
          latestNoticeHash: consent.noticeHash,
          latestName: 'Kaufhaus Nord GmbH',
          latestDomain: 'kaufhaus-nord.example',
        },
        recording: {
          at: ask.at,
          root: recording?.root,
          proofLength: recording?.proof.length,
          isProofValid: 1,
          issuedAt: receiptIssuedAt,
          recordedAt: receiptIssuedAt + 60,
          latestRecordedAt: receiptIssuedAt + 7 * day,
        },
        expiry: { at: ask.at, expiresAt: receiptIssuedAt + 30 * day },
        locks: {
          at: ask.at,
          brandLock: consent.brandLock,
          brandRevokedAt: 0,
          brandRevokedBy: null,
          useLock: consent.uses[0]?.lock,
          useRevokedAt: 0,
          useRevokedBy: null,
        },
        use: { purpose: 'message.email', category: 'contact.email', index: 0, uses: 2 },
      })
    })

    it('gives the same for text and for a receipt that was read, in any case of hex', () => {
      const { receipt, expected, ask, chain } = signedReceipt()
      const facts = evaluateFacts({ receipt, expected, ask, chain })
      const json = stringifyReceipt(receipt)
      const upper = json.replace(/"0x[0-9a-f]+"/g, (value) => `"0x${value.slice(3, -1).toUpperCase()}"`)
      const upperExpected = {
        ...expected,
        ledger: `0x${expected.ledger.slice(2).toUpperCase()}` as Hex,
        brandId: `0x${expected.brandId.slice(2).toUpperCase()}` as Hex,
      }
      expect(evaluateFacts({ receipt: json, expected, ask, chain })).to.deep.equal(facts)
      expect(evaluateFacts({ receipt: readReceipt(receipt), expected, ask, chain })).to.deep.equal(facts)
      expect(evaluateFacts({ receipt: upper, expected: upperExpected, ask, chain })).to.deep.equal(facts)
    })

    for (const { step, reason, apply } of faults) {
      it(`denies with ${reason}`, () => {
        const scene = signedReceipt()
        apply(scene)
        expectFailure(evaluateFacts(scene), step, reason)
      })
    }

    it('lets the earlier of two failing rows decide', () => {
      for (const earlier of faults) {
        for (const later of faults) {
          if (factSteps.indexOf(earlier.step) >= factSteps.indexOf(later.step)) continue
          const scene = signedReceipt()
          later.apply(scene)
          earlier.apply(scene)
          expectFailure(evaluateFacts(scene), earlier.step, earlier.reason)
        }
      }
    })

    it('denies when any one character of the receipt changes', () => {
      const { receipt, expected, ask, chain } = signedReceipt()
      const json = stringifyReceipt(receipt)
      fc.assert(
        fc.property(
          fc.nat({ max: json.length - 1 }),
          fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 1 }),
          (place, character) => {
            fc.pre(json[place] !== character && json[place]?.toLowerCase() !== character.toLowerCase())
            const altered = json.slice(0, place) + character + json.slice(place + 1)
            expect(evaluateFacts({ receipt: altered, expected, ask, chain }).allowed, altered).to.equal(false)
          },
        ),
        { numRuns: 1500, seed: 1 },
      )
    })

    it('names the place in a malformed receipt', () => {
      const { receipt, expected, ask, chain } = signedReceipt()
      const facts = evaluateFacts({
        receipt: stringifyReceipt(receipt).replace('"lock":', '"key":'),
        expected,
        ask,
        chain,
      })
      expectFailure(facts, 'parse', 'malformed')
      expect(rowOf(facts, 'parse').values).to.deep.equal({ path: 'consent.uses[0].lock', problem: 'missing-field' })
      expect(facts.consentHash).to.equal(null)
    })

    it('finds a value malformed that only claims to be a receipt', () => {
      const { receipt, expected, ask, chain } = signedReceipt()
      for (const value of [{ ...receipt, secret: '0x' }, {}, null, 7, [receipt]]) {
        expectFailure(evaluateFacts({ receipt: value as Receipt, expected, ask, chain }), 'parse', 'malformed')
      }
    })

    describe('terms', () => {
      const terms: readonly (readonly [name: string, change: Partial<Consent>, fault: string])[] = [
        ['an account that is not in NFC', { account: 'Rene\u0301', statement: 'any' }, 'account'],
        ['an account of 201 characters', { account: 'a'.repeat(201), statement: 'any' }, 'account'],
        ['an account with a zero-width joiner', { account: 'a\u200db', statement: 'any' }, 'account'],
        ['a locale that nobody speaks', { locale: 'xx', statement: 'any' }, 'locale'],
        ['an end at the beginning', { expiresAt: receiptIssuedAt, statement: 'any' }, 'expiresAt'],
        ['an end a second too late', { expiresAt: receiptIssuedAt + 365 * day + 1, statement: 'any' }, 'expiresAt'],
        ['a brand lock of zero', { brandLock: `0x${'00'.repeat(32)}` }, 'brandLock'],
      ]
      for (const [name, change, fault] of terms) {
        it(`refuses ${name}`, () => {
          const facts = evaluateFacts(signedReceipt({ change }))
          expectFailure(facts, 'terms', 'bad-terms')
          expect(rowOf(facts, 'terms').values).to.include({ fault })
        })
      }

      it('takes an account of 200 characters beyond the basic plane', () => {
        expect(evaluateFacts(signedReceipt({ change: { account: '😀'.repeat(200) } })).allowed).to.equal(true)
      })

      it('refuses an end after 9999-12-31', () => {
        const draft = { ...noticeDraft(), maxDuration: 'P99999D' }
        const issuedAt = latestExpiry - 30 * day
        const chainAt = (scene: ReceiptCase) => {
          for (const root of scene.chain.roots.keys()) scene.chain.roots.set(root, issuedAt)
          return { ...scene, ask: { ...scene.ask, at: issuedAt } }
        }
        const last = signedReceipt({ draft, change: { issuedAt, expiresAt: latestExpiry } })
        expect(evaluateFacts(chainAt(last)).allowed).to.equal(true)
        const after = signedReceipt({ draft, change: { issuedAt, expiresAt: latestExpiry + 1, statement: 'any' } })
        const facts = evaluateFacts(chainAt(after))
        expectFailure(facts, 'terms', 'bad-terms')
        expect(rowOf(facts, 'terms').values).to.include({ fault: 'expiresAt' })
      })

      it('refuses a special use beside another before it asks whether they are in the notice', () => {
        const uses = [
          { purpose: 'message.sms', category: 'contact.phone' },
          { purpose: 'offers.personalised', category: 'special.unlisted' },
        ]
        const facts = evaluateFacts(signedReceipt({ uses, change: { statement: 'any' } }))
        expectFailure(facts, 'terms', 'bad-terms')
        expect(rowOf(facts, 'terms').values).to.include({ fault: 'uses[1]' })
      })

      it('names the use that is not in the notice', () => {
        const uses = [
          { purpose: 'message.email', category: 'contact.email' },
          { purpose: 'message.sms', category: 'contact.phone' },
        ]
        const facts = evaluateFacts(signedReceipt({ uses, change: { statement: 'any' } }))
        expectFailure(facts, 'terms', 'not-in-notice')
        expect(rowOf(facts, 'terms').values).to.include({ fault: 'uses[1]' })
      })

      it('shows both statements when they differ', () => {
        const facts = evaluateFacts(signedReceipt({ change: { statement: 'I allow everything.' } }))
        expectFailure(facts, 'terms', 'statement-mismatch')
        const { statement, expectedStatement } = rowOf(facts, 'terms').values
        expect(statement).to.equal('I allow everything.')
        expect(expectedStatement).to.match(/^I allow Kaufhaus Nord GmbH/)
      })
    })

    describe('notice', () => {
      it('does not know a notice that names another brand', () => {
        const scene = signedReceipt({ change: { brandId: `0x${'b9'.repeat(32)}` } })
        scene.expected = { ...scene.expected, brandId: `0x${'b9'.repeat(32)}` }
        expectFailure(evaluateFacts(scene), 'notice', 'unknown-notice')
      })

      it('takes the highest number of two notices in one block, in any order', () => {
        const scene = signedReceipt()
        const [first] = scene.chain.notices
        if (!first?.notice) throw new TypeError('the scene has no notice')
        const renamed = { ...first.notice, controller: { ...first.notice.controller, name: 'Kaufhaus Süd GmbH' } }
        scene.chain.notices.unshift({ ...first, hash: `0x${'cc'.repeat(32)}`, number: 2, notice: renamed })
        const facts = evaluateFacts(scene)
        expectFailure(facts, 'controller', 'controller-changed')
        expect(rowOf(facts, 'controller').values).to.include({ latestNumber: 2, latestName: 'Kaufhaus Süd GmbH' })
      })
    })

    describe('recording', () => {
      const recordings: readonly (readonly [
        name: string,
        recordedAt: number | null,
        atOffset: number,
        reason: FactReason | null,
      ])[] = [
        ['an unknown recording', null, day, 'not-recorded'],
        ['a recording a second early', receiptIssuedAt - 1, day, 'not-recorded'],
        ['a recording at once', receiptIssuedAt, 0, null],
        ['a recording after seven days', receiptIssuedAt + 7 * day, 7 * day, null],
        ['a recording after seven days and a second', receiptIssuedAt + 7 * day + 1, 8 * day, 'recorded-late'],
        ['a late recording after the moment', receiptIssuedAt + 7 * day + 1, day, 'recorded-late'],
        ['a recording after the moment', receiptIssuedAt + 60, 59, 'not-recorded'],
      ]
      for (const [name, recordedAt, offset, reason] of recordings) {
        it(`says ${reason ?? 'allowed'} of ${name}`, () => {
          const scene = signedReceipt()
          for (const root of scene.chain.roots.keys()) scene.chain.roots.set(root, recordedAt)
          scene.ask = { ...scene.ask, at: receiptIssuedAt + offset }
          const facts = evaluateFacts(scene)
          expect(facts.reason).to.equal(reason)
          expect(facts.recordedAt).to.equal(recordedAt)
        })
      }

      for (const [name, recordedAt, offset, reason] of recordings.filter(([, recordedAt]) => recordedAt !== null)) {
        it(`says ${reason ?? 'allowed'} of what is not recorded, supposing ${name}`, () => {
          const scene = signedReceipt()
          const ask = { ...scene.ask, at: receiptIssuedAt + offset }
          const supposed = { ...scene, ask, receipt: { ...scene.receipt, recording: null } }
          scene.chain.recordedAt = () => expect.fail('asked')
          expect(evaluateIfRecorded(supposed, recordedAt as number)).to.include({ reason, recordedAt })
          expect(evaluateFacts(supposed).reason).to.equal('not-recorded')
        })
      }

      it('does not ask the chain for a root the proof does not lead to', () => {
        const scene = signedReceipt()
        const { recording } = scene.receipt
        if (recording === null) throw new TypeError('the receipt is not recorded')
        scene.receipt = { ...scene.receipt, recording: { ...recording, proof: recording.proof.slice(1) } }
        scene.chain.recordedAt = () => expect.fail('asked')
        const facts = evaluateFacts(scene)
        expectFailure(facts, 'recording', 'not-recorded')
        expect(rowOf(facts, 'recording').values).to.include({ isProofValid: 0, recordedAt: null })
      })
    })

    describe('locks', () => {
      const spentBy = (byBrand: boolean, revokedAt = receiptIssuedAt + 100) => ({ revokedAt, byBrand })
      const states: readonly {
        name: string
        brand?: { revokedAt: number; byBrand: boolean } | null
        use?: { revokedAt: number; byBrand: boolean } | null
        revocation: { scope: 'brand' | 'use'; by: 'customer' | 'brand' | null; at: number | null } | undefined
      }[] = [
        {
          name: 'the use lock by the customer',
          use: spentBy(false),
          revocation: { scope: 'use', by: 'customer', at: receiptIssuedAt + 100 },
        },
        {
          name: 'both locks',
          brand: spentBy(true, receiptIssuedAt + 200),
          use: spentBy(false),
          revocation: { scope: 'brand', by: 'brand', at: receiptIssuedAt + 200 },
        },
        {
          name: 'the use lock, the brand lock only after the moment',
          brand: spentBy(false, receiptIssuedAt + 3601),
          use: spentBy(true),
          revocation: { scope: 'use', by: 'brand', at: receiptIssuedAt + 100 },
        },
        { name: 'an unknown use lock', use: null, revocation: { scope: 'use', by: null, at: null } },
        { name: 'an unknown brand lock', brand: null, revocation: { scope: 'brand', by: null, at: null } },
        {
          name: 'an unknown use lock beside a spent brand lock',
          brand: spentBy(false),
          use: null,
          revocation: { scope: 'brand', by: 'customer', at: receiptIssuedAt + 100 },
        },
        { name: 'nothing before the moment', use: spentBy(false, receiptIssuedAt + 3601), revocation: undefined },
        {
          name: 'at the moment itself',
          use: spentBy(false, receiptIssuedAt + 3600),
          revocation: { scope: 'use', by: 'customer', at: receiptIssuedAt + 3600 },
        },
      ]
      for (const { name, brand, use, revocation } of states) {
        it(`reports ${name}`, () => {
          const scene = signedReceipt()
          const { brandLock, uses } = scene.receipt.consent
          const useLock = uses[0]?.lock as Hex
          if (brand !== undefined) scene.chain.locks.set(brandLock, brand)
          if (use !== undefined) scene.chain.locks.set(useLock, use)
          const facts = evaluateFacts(scene)
          if (revocation === undefined) {
            expect(facts).to.include({ allowed: true, reason: null }).and.not.to.have.property('revocation')
          } else {
            expectFailure(facts, 'locks', 'revoked')
            expect(facts.revocation).to.deep.equal({
              ...revocation,
              lock: revocation.scope === 'brand' ? brandLock : useLock,
            })
          }
        })
      }

      it('does not deny one use for the lock of another', () => {
        const scene = signedReceipt()
        scene.chain.locks.set(scene.receipt.consent.uses[1]?.lock as Hex, null)
        expect(evaluateFacts(scene).allowed).to.equal(true)
      })
    })

    it('denies at moments that are no numbers', () => {
      for (const at of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
        const scene = signedReceipt()
        expect(evaluateFacts({ ...scene, ask: { ...scene.ask, at } }).allowed).to.equal(false)
      }
    })

    it('is allowed for no moment after a revocation, and keeps saying so', () => {
      const scene = signedReceipt()
      const revokedAt = receiptIssuedAt + 5000
      scene.chain.locks.set(scene.receipt.consent.brandLock, { revokedAt, byBrand: false })
      fc.assert(
        fc.property(fc.integer({ min: receiptIssuedAt + 60, max: receiptIssuedAt + 40 * day }), (at) => {
          const facts = evaluateFacts({ ...scene, ask: { ...scene.ask, at } })
          expect(facts.allowed).to.equal(at < revokedAt)
        }),
        { numRuns: 300, seed: 1 },
      )
    })
  })

  describe('evaluateManyFacts', () => {
    it('speaks for the same receipt in any order', () => {
      const base = signedReceipt()
      const asked = { ...base.ask, at: receiptIssuedAt + 29 * day }
      const receipts = faults.map(({ apply }, index) => {
        const scene = signedReceipt({ change: { salt: `0x${(index + 16).toString(16).repeat(32)}` as Hex } })
        for (const [root, recordedAt] of scene.chain.roots) base.chain.roots.set(root, recordedAt)
        apply(scene)
        return scene.receipt
      })
      const evaluate = (order: readonly number[]) => {
        const facts = evaluateManyFacts({
          receipts: order.map((place) => receipts[place] as Receipt),
          expected: base.expected,
          ask: asked,
          chain: base.chain,
        })
        return { ...facts, receipt: facts.receipt === null ? null : order[facts.receipt] }
      }
      const order = receipts.map((_, place) => place)
      const first = evaluate(order)
      fc.assert(
        fc.property(fc.shuffledSubarray(order, { minLength: order.length }), (shuffled) => {
          expect(evaluate(shuffled)).to.deep.equal(first)
        }),
        { numRuns: 30, seed: 1 },
      )
    })

    it('names the first of receipts that cannot be told apart', () => {
      const { receipt, ...scene } = signedReceipt()
      expect(evaluateManyFacts({ ...scene, receipts: ['', '{}', ''] })).to.include({ reason: 'malformed', receipt: 0 })
      expect(evaluateManyFacts({ ...scene, receipts: ['', receipt, receipt] })).to.include({
        allowed: true,
        receipt: 1,
      })
    })

    it('has nothing granted without receipts', () => {
      const { receipt: _, ...scene } = signedReceipt()
      const facts = evaluateManyFacts({ ...scene, receipts: [] })
      expect(facts).to.include({ allowed: false, reason: 'not-granted', receipt: null, consentHash: null })
      expect(facts.rows.map((row) => row.passed)).to.deep.equal(
        factSteps.map((step) => (step === 'use' ? false : null)),
      )
    })

    it('ranks a wrong brand and a malformed receipt in the same row, the one with a date first', () => {
      const { receipt, ...scene } = signedReceipt()
      const expected = { ...scene.expected, brandId: `0x${'b9'.repeat(32)}` as Hex }
      expect(evaluateManyFacts({ ...scene, expected, receipts: ['', receipt] })).to.include({
        reason: 'wrong-brand',
        receipt: 1,
      })
    })
  })

  describe('readNoticeFact', () => {
    const { notice, document, noticeHash } = buildNotice(noticeDraft())
    const published = { hash: noticeHash, number: 1, publishedAt: receiptIssuedAt }

    it('reads bytes and text', () => {
      expect(readNoticeFact({ ...published, document })).to.deep.equal({ ...published, notice })
      const text = new TextDecoder().decode(document)
      expect(readNoticeFact({ ...published, document: text })).to.deep.equal({ ...published, notice })
    })

    it('knows no notice without bytes, with other bytes or with bytes that are no notice', () => {
      const draft = new TextEncoder().encode(JSON.stringify(noticeDraft()))
      const { noticeHash: otherHash } = buildNotice({ ...noticeDraft(), edition: 2 })
      expect(readNoticeFact({ ...published, document: null }).notice).to.equal(null)
      expect(readNoticeFact({ ...published, document: draft }).notice).to.equal(null)
      expect(readNoticeFact({ ...published, hash: otherHash, document }).notice).to.equal(null)
      const spaced = new TextEncoder().encode(`${new TextDecoder().decode(document)} `)
      expect(readNoticeFact({ ...published, document: spaced }).notice).to.equal(null)
    })
  })
})
