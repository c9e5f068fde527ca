import { expect } from 'chai'
import { passphraseStrength } from '../../../frontend/src/features/unlock/passphraseStrength.ts'

describe('passphraseStrength', () => {
  const cases: Readonly<Record<ReturnType<typeof passphraseStrength>, readonly string[]>> = {
    empty: [''],
    short: ['a', 'Tr0ub4dor&3', '🐦'.repeat(11)],
    weak: [
      'aaaaaaaaaaaaaaaaaaaaaaaa',
      'abcdefghijklmnopqrstuvwxyz',
      '19701231197012310842',
      'abababababababababab',
      'azazazazazazazazazaz',
    ],
    fair: ['copper lantern', 'Regen am Wehr 7', 'q7#Lm2!vXz9p'],
    strong: ['seven quiet herons cross the weir', 'Fünf Reiher über dem stillen Wehr'],
  }
  for (const [strength, passphrases] of Object.entries(cases)) {
    it(`calls ${passphrases.map((one) => `“${one}”`).join(', ')} ${strength}`, () => {
      for (const passphrase of passphrases) expect(passphraseStrength(passphrase), passphrase).to.equal(strength)
    })
  }

  it('does not depend on the Unicode form', () => {
    expect(passphraseStrength('Fu\u0308nf Reiher u\u0308ber dem stillen Wehr')).to.equal('strong')
    expect(passphraseStrength('e\u0301'.repeat(11))).to.equal('short')
  })
})
