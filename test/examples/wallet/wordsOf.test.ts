import { expect } from 'chai'
import { wordsOf } from '../../../examples/wallet/words/wordsOf.ts'

describe('wordsOf', () => {
  it('takes the first language the wallet speaks', () => {
    expect(wordsOf(['', 'fr-FR', 'DE-at', 'nl']).language).to.equal('de')
    expect(wordsOf(['nl-BE', 'de']).language).to.equal('nl')
  })

  it('falls back to English', () => {
    expect(wordsOf([]).language).to.equal('en')
    expect(wordsOf(['fr', 'deu']).language).to.equal('en')
  })

  it('says every word in each language differently', () => {
    const [en, de, nl] = ['en', 'de', 'nl'].map((language) => wordsOf([language]))
    for (const said of [
      (words = en) => words?.approve,
      (words = en) => words?.reject,
      (words = en) => words?.playMoney,
      (words = en) => words?.asks('localhost:1'),
      (words = en) => words?.connect.title,
      (words = en) => words?.sign.title,
      (words = en) => words?.send.title,
      (words = en) => words?.send.secrets(2),
    ]) {
      expect(new Set([said(en), said(de), said(nl)]).size, said(en)).to.equal(3)
    }
  })
})
