import { expect } from 'chai'
import fc from 'fast-check'
import { changedWords } from '../../../frontend/src/features/request/changedWords.ts'

describe('changedWords', () => {
  it('puts the new text together again from what stayed and came, whatever the texts', () => {
    const texts = fc.array(fc.constantFrom('we', 'send', 'you', 'offers', 'e-mails', 'daily', ',', 'für', '日本'), {
      maxLength: 12,
    })
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        const words = changedWords(one.join(' '), other.join(' '))
        const plain = (text: string) => text.replaceAll(/\s+/g, '')
        const pick = (...kinds: string[]) =>
          plain(words.flatMap(({ kind, text }) => (kinds.includes(kind) ? text : [])).join(''))
        expect(pick('same', 'added')).to.equal(plain(other.join(' ')))
        expect(pick('same', 'removed')).to.equal(plain(one.join(' ')))
      }),
    )
  })
})
