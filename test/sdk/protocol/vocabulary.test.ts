import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import { UnknownVocabularyKeyError } from '../../../sdk/src/errors/unknownVocabularyKeyError.ts'
import { findSeparatorFault, isText } from '../../../sdk/src/protocol/text.ts'
import {
  categoryLabel,
  isCategory,
  isDeniedByGpc,
  isPurpose,
  isSpecialCategory,
  purposeLabel,
  statementLocales,
  vocabulary,
} from '../../../sdk/src/protocol/vocabulary.ts'

describe('vocabulary', () => {
  for (const locale of statementLocales) {
    it(`keeps every ${locale} label that customers have signed`, () => {
      const golden = readFileSync(new URL(`golden/labels.${locale}.txt`, import.meta.url), 'utf8')
      const labels = [
        ...Object.keys(vocabulary.categories).map((key) => `${key}\t${categoryLabel(key, locale)}`),
        ...Object.keys(vocabulary.purposes).map((key) => `${key}\t${purposeLabel(key, locale)}`),
      ]
      // Append-only: lines may be added, never changed or removed.
      expect(labels).to.include.members(golden.trimEnd().split('\n'))
    })

    it(`has only ${locale} labels that may be signed inside a clause`, () => {
      const labels = [...Object.values(vocabulary.categories), ...Object.values(vocabulary.purposes)].map(
        ({ label }) => label[locale],
      )
      expect(labels.filter((label) => !isText(label) || findSeparatorFault(label) !== null)).to.deep.equal([])
    })
  }

  it('does not know inherited names', () => {
    for (const key of ['constructor', 'toString', '__proto__', 'hasOwnProperty', '']) {
      expect(isPurpose(key)).to.equal(false)
      expect(isCategory(key)).to.equal(false)
      expect(isDeniedByGpc(key)).to.equal(false)
      expect(() => purposeLabel(key, 'en'))
        .to.throw(UnknownVocabularyKeyError)
        .that.includes({ kind: 'purpose', key })
      expect(() => categoryLabel(key, 'en'))
        .to.throw(UnknownVocabularyKeyError)
        .that.includes({ kind: 'category', key })
    }
  })

  it('keeps purposes and categories apart', () => {
    expect(isPurpose('contact.email')).to.equal(false)
    expect(isCategory('message.email')).to.equal(false)
  })

  it('denies exactly three purposes to a Global Privacy Control signal', () => {
    expect(Object.keys(vocabulary.purposes).filter(isDeniedByGpc).sort()).to.deep.equal([
      'ads.profile.create',
      'ads.third_party_targeting',
      'data.sell_or_share',
    ])
  })

  it('calls exactly the categories special.* special', () => {
    for (const [key, { sensitivity }] of Object.entries(vocabulary.categories)) {
      expect(isSpecialCategory(key), key).to.equal(sensitivity === 'special')
    }
    expect(isSpecialCategory('special.not_listed_yet')).to.equal(true)
    expect(isSpecialCategory('specialist')).to.equal(false)
  })
})
