import { expect } from 'chai'
import fc from 'fast-check'
import { keccak256 } from 'viem'
import { MalformedNoticeError } from '../../../sdk/src/errors/malformedNoticeError.ts'
import {
  buildNotice,
  compareNotices,
  findNoticeUse,
  hashNotice,
  isSpecialUse,
  parseNotice,
} from '../../../sdk/src/protocol/notice.ts'
import { isText } from '../../../sdk/src/protocol/text.ts'
import { statementLocales, vocabulary } from '../../../sdk/src/protocol/vocabulary.ts'
import { type NoticeDraft, noticeDraft } from '../../helpers/noticeDraft.ts'

const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .map((text) => text.normalize('NFC'))
  .filter((text) => isText(text))
const clause = words.filter((text) => !/[,;]/.test(text))
const duration = fc.integer({ min: 1, max: 99_999 }).map((days) => `P${days}D`)
const country = fc.string({ unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), minLength: 2, maxLength: 2 })
const textOfLocale = fc.record({ what: words, inReturn: words, ifYouDecline: words })

const anyDraft = fc.subarray([...statementLocales], { minLength: 1 }).chain((locales) =>
  fc.record({
    type: fc.constant('consent-notice'),
    schema: fc.constant(1),
    brandId: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => `0x${Buffer.from(bytes).toString('hex')}`),
    edition: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
    controller: fc.record({
      name: clause,
      domain: fc.constantFrom('shop.example', 'a.b', 'localhost', 'xn--grsse-lva.example'),
      address: words,
      contact: words,
      dpo: fc.oneof(fc.constant(''), words),
      authority: words,
      jurisdiction: country,
    }),
    locales: fc.constant(locales),
    maxDuration: duration,
    uses: fc.uniqueArray(
      fc.record(
        {
          purpose: fc.constantFrom(...Object.keys(vocabulary.purposes)),
          category: fc.constantFrom(...Object.keys(vocabulary.categories)),
          special: fc.boolean(),
          retention: duration,
          recipients: fc.uniqueArray(clause, { maxLength: 4 }),
          transfers: fc.uniqueArray(country, { maxLength: 4 }),
          limit: fc.record({ times: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), per: duration }),
          text: fc.record(Object.fromEntries(locales.map((locale) => [locale, textOfLocale]))),
        },
        { requiredKeys: ['purpose', 'category', 'special', 'retention', 'recipients', 'transfers', 'text'] },
      ),
      { minLength: 1, maxLength: 4, selector: (use) => `${use.purpose} ${use.category}` },
    ),
  }),
)

/** The same value with the keys of every object and the items of every array in another order. */
function shuffle(value: unknown, next: () => number): unknown {
  const reorder = <Item>(items: Item[]): Item[] =>
    items
      .map((item) => ({ item, weight: next() }))
      .sort((a, b) => a.weight - b.weight)
      .map(({ item }) => item)
  if (Array.isArray(value)) return reorder(value.map((item) => shuffle(item, next)))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(reorder(Object.entries(value).map(([key, field]) => [key, shuffle(field, next)] as const)))
}

function changed(change: (draft: NoticeDraft) => void): NoticeDraft {
  const draft = noticeDraft()
  change(draft)
  return draft
}

function firstUse(draft: NoticeDraft) {
  const use = draft.uses[0]
  if (use === undefined) throw new TypeError('the draft has no uses')
  return use
}

describe('notice', () => {
  describe('buildNotice', () => {
    it('gives the same bytes however keys and arrays are ordered', () => {
      fc.assert(
        fc.property(anyDraft, fc.infiniteStream(fc.nat()), (draft, weights) => {
          const { notice, document, noticeHash } = buildNotice(draft)
          const shuffled = shuffle(draft, () => weights.next().value) as object
          expect(buildNotice(shuffled).noticeHash).to.equal(noticeHash)
          expect(buildNotice(JSON.stringify(shuffled, null, 2)).noticeHash).to.equal(noticeHash)
          expect(keccak256(document)).to.equal(noticeHash)
          expect(parseNotice(document)).to.deep.equal(notice)
          expect(parseNotice(new TextDecoder().decode(document))).to.deep.equal(notice)
        }),
        { numRuns: 200, seed: 1 },
      )
    })

    it('gives a notice that cannot be changed any more', () => {
      const { notice, document } = buildNotice(noticeDraft())
      for (const read of [notice, parseNotice(document)]) {
        const parts: unknown[] = [read]
        for (const part of parts) {
          if (typeof part !== 'object' || part === null) continue
          expect(part).to.be.frozen
          parts.push(...Object.values(part))
        }
        expect(parts.length).to.be.greaterThan(20)
      }
    })

    it('sorts arrays by UTF-8 bytes, not by UTF-16 units', () => {
      const recipients = ['😀', 'Ａ', 'é', 'z', 'Z']
      const { notice } = buildNotice(changed((draft) => Object.assign(firstUse(draft), { recipients })))
      const use = findNoticeUse(notice, 'offers.personalised', 'behaviour.purchases')
      expect(use?.recipients).to.deep.equal(['Z', 'z', 'é', 'Ａ', '😀'])
    })

    const faults: readonly (readonly [
      name: string,
      change: (draft: NoticeDraft) => void,
      problem: string,
      path: string,
    ])[] = [
      [
        'a country in small letters',
        (draft) => Object.assign(draft.controller, { jurisdiction: 'de' }),
        'value',
        'controller.jurisdiction',
      ],
      [
        'a country of three letters',
        (draft) => Object.assign(draft.controller, { jurisdiction: 'DEU' }),
        'value',
        'controller.jurisdiction',
      ],
      [
        'a country with a letter of another script',
        (draft) => Object.assign(firstUse(draft), { transfers: ['DЕ'] }),
        'value',
        'uses[0].transfers[0]',
      ],
      [
        'a transfer named twice',
        (draft) => Object.assign(firstUse(draft), { transfers: ['DE', 'NL', 'DE'] }),
        'duplicate-item',
        'uses[0].transfers[2]',
      ],
      [
        'a locale named twice',
        (draft) => Object.assign(draft, { locales: ['de', 'en', 'nl', 'de'] }),
        'duplicate-item',
        'locales[3]',
      ],
      ['no locale', (draft) => Object.assign(draft, { locales: [] }), 'length', 'locales'],
      [
        'an IPv4 address as domain',
        (draft) => Object.assign(draft.controller, { domain: '192.0.2.1' }),
        'domain',
        'controller.domain',
      ],
      [
        'an IPv6 address as domain',
        (draft) => Object.assign(draft.controller, { domain: '[2001:db8::1]' }),
        'domain',
        'controller.domain',
      ],
      [
        'a name that is not in NFC',
        (draft) => Object.assign(draft.controller, { name: 'Cafe\u0301' }),
        'text',
        'controller.name',
      ],
      [
        'a recipient that is not in NFC',
        (draft) => Object.assign(firstUse(draft), { recipients: ['\u212bkerlund'] }),
        'text',
        'uses[0].recipients[0]',
      ],
      [
        'an empty authority',
        (draft) => Object.assign(draft.controller, { authority: '' }),
        'length',
        'controller.authority',
      ],
      [
        'an address of 201 characters',
        (draft) => Object.assign(draft.controller, { address: 'a'.repeat(201) }),
        'length',
        'controller.address',
      ],
      [
        'a tag character in dpo',
        (draft) => Object.assign(draft.controller, { dpo: 'a\u{e0041}' }),
        'text',
        'controller.dpo',
      ],
      [
        'a limit with a field too many',
        (draft) => Object.assign(firstUse(draft), { limit: { times: 1, per: 'P1D', unit: 'x' } }),
        'unknown-field',
        'uses[0].limit.unit',
      ],
      ['an array for an object', (draft) => Object.assign(draft, { controller: [] }), 'type', 'controller'],
      ['an object for an array', (draft) => Object.assign(draft, { uses: {} }), 'type', 'uses'],
      [
        'a locale named constructor',
        (draft) =>
          Object.assign(firstUse(draft).text, { constructor: { what: 'a', inReturn: 'b', ifYouDecline: 'c' } }),
        'unknown-field',
        'uses[0].text.constructor',
      ],
      [
        'a use without limit but with null',
        (draft) => Object.assign(firstUse(draft), { limit: null }),
        'type',
        'uses[0].limit',
      ],
      ['an edition that is a bigint', (draft) => Object.assign(draft, { edition: 1n }), 'type', 'edition'],
    ]
    for (const [name, change, problem, path] of faults) {
      it(`refuses ${name}`, () => {
        expect(() => buildNotice(changed(change)))
          .to.throw(MalformedNoticeError)
          .that.includes({ problem, path })
      })
    }

    it('takes texts of 2,000 characters and other strings of 200', () => {
      const draft = changed((draft) => {
        Object.assign(draft.controller, { address: '😀'.repeat(200) })
        Object.assign(firstUse(draft).text, { en: { what: 'é'.repeat(2000), inReturn: 'a, b; c', ifYouDecline: '–' } })
      })
      expect(buildNotice(draft).notice.controller.address).to.equal('😀'.repeat(200))
    })
  })

  describe('parseNotice', () => {
    const { document } = buildNotice(noticeDraft())

    it('refuses bytes that are not UTF-8', () => {
      const broken = document.slice()
      broken[broken.indexOf(0xc3)] = 0xff
      expect(() => parseNotice(broken))
        .to.throw(MalformedNoticeError)
        .that.includes({ problem: 'json' })
    })

    it('refuses a byte order mark', () => {
      expect(() => parseNotice(new Uint8Array([0xef, 0xbb, 0xbf, ...document])))
        .to.throw(MalformedNoticeError)
        .that.includes({ problem: 'json' })
    })

    it('refuses any other writing of the same notice', () => {
      const text = new TextDecoder().decode(document)
      const others = [
        `${text} `,
        text.replace('"brandId"', '"\\u0062randId"'),
        text.replace('Musterstraße', 'Musterstra\\u00dfe'),
        JSON.stringify(JSON.parse(text), null, 1),
        JSON.stringify(noticeDraft()),
      ]
      for (const other of others) {
        expect(buildNotice(other).noticeHash).to.equal(hashNotice(document))
        expect(() => parseNotice(other))
          .to.throw(MalformedNoticeError)
          .that.includes({ problem: 'not-canonical', path: '' })
      }
    })
  })

  describe('compareNotices', () => {
    const before = buildNotice(noticeDraft()).notice

    function compare(change: (draft: NoticeDraft) => void) {
      return compareNotices(before, buildNotice(changed(change)).notice)
    }

    it('calls equal notices the same', () => {
      expect(compare((draft) => draft.uses.reverse())).to.equal('same')
    })

    const editorial: Record<string, (draft: NoticeDraft) => void> = {
      'a new edition': (draft) => Object.assign(draft, { edition: 2 }),
      'more white space in a text': (draft) =>
        Object.assign(firstUse(draft).text.en ?? {}, { what: '  what \u00a0(en) ' }),
      'white space that changes the order of recipients': (draft) =>
        Object.assign(firstUse(draft), { recipients: ['Versandhaus Süd KG', '\u3000Anzeigen\u2003B.V.'] }),
      'white space in the controller': (draft) =>
        Object.assign(draft.controller, { address: 'Musterstraße 1,  20095 Hamburg' }),
    }
    for (const [name, change] of Object.entries(editorial)) {
      it(`calls ${name} editorial`, () => expect(compare(change)).to.equal('editorial'))
    }

    const material: Record<string, (draft: NoticeDraft) => void> = {
      'another brand': (draft) => Object.assign(draft, { brandId: `0x${'b2'.repeat(32)}` }),
      'another country of the controller': (draft) => Object.assign(draft.controller, { jurisdiction: 'NL' }),
      'a data protection officer': (draft) => Object.assign(draft.controller, { dpo: 'dpo@kaufhaus-nord.example' }),
      'a transfer more': (draft) => Object.assign(firstUse(draft), { transfers: ['US', 'CH', 'GB'] }),
      'another period of the limit': (draft) => Object.assign(firstUse(draft), { limit: { times: 3, per: 'P8D' } }),
      'a special use': (draft) => Object.assign(firstUse(draft), { special: true }),
      'a recipient twice but for white space': (draft) =>
        Object.assign(firstUse(draft), { recipients: ['Versandhaus Süd KG', 'Anzeigen B.V.', 'Anzeigen  B.V.'] }),
      'a space inside a word': (draft) => Object.assign(firstUse(draft).text.en ?? {}, { what: 'wh at (en)' }),
    }
    for (const [name, change] of Object.entries(material)) {
      it(`calls ${name} material`, () => expect(compare(change)).to.equal('material'))
    }

    it('answers the same both ways', () => {
      fc.assert(
        fc.property(anyDraft, anyDraft, (left, right) => {
          const [a, b] = [buildNotice(left).notice, buildNotice(right).notice]
          expect(compareNotices(a, b)).to.equal(compareNotices(b, a))
          expect(compareNotices(a, a)).to.equal('same')
          const nextEdition = { ...a, edition: a.edition === 1 ? 2 : a.edition - 1 }
          expect(compareNotices(a, nextEdition)).to.equal('editorial')
        }),
        { numRuns: 50, seed: 1 },
      )
    })
  })

  describe('isSpecialUse', () => {
    it('is true by category or by the notice', () => {
      const { notice } = buildNotice(noticeDraft())
      const special = notice.uses.filter(isSpecialUse).map((use) => `${use.purpose} ${use.category}`)
      expect(special).to.deep.equal(['recommend.products behaviour.purchases', 'recommend.products special.health'])
    })
  })
})
