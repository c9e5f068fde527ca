import { expect } from 'chai'
import type { Hex } from 'viem'
import { InvalidOpeningError } from '../../../sdk/src/errors/invalidOpeningError.ts'
import { type Consent, hashConsent, signConsent } from '../../../sdk/src/protocol/consent.ts'
import { deriveBrandSecret, deriveSigner, deriveUseSecret, lockOf } from '../../../sdk/src/protocol/keys.ts'
import { buildTree } from '../../../sdk/src/protocol/merkle.ts'
import { buildOpening, type Opening, parseOpening, verifyOpening } from '../../../sdk/src/protocol/opening.ts'
import type { Receipt } from '../../../sdk/src/protocol/receipt.ts'

const domain = { chainId: 31_337, ledger: `0x${'ab'.repeat(20)}` as Hex }
const brandKey: Hex = `0x${'07'.repeat(32)}`
const brandId: Hex = `0x${'11'.repeat(32)}`
const salt: Hex = `0x${'77'.repeat(32)}`
const { privateKey, subject } = deriveSigner(brandKey)
const brandSecret = deriveBrandSecret(brandKey, 0)
const names = ['behaviour.browsing', 'behaviour.purchases', 'contact.email']
const secretOf = (category: string) => deriveUseSecret(brandKey, { purpose: 'offers.personalised', category, salt })

const consent: Consent = {
  brandId,
  subject,
  account: 'm…@example.com',
  noticeHash: `0x${'33'.repeat(32)}`,
  locale: 'en',
  statement: 'I allow.',
  uses: names.map((category) => ({ purpose: 'offers.personalised', category, lock: lockOf(secretOf(category)) })),
  brandLock: lockOf(brandSecret),
  issuedAt: 1_800_000_000,
  expiresAt: 1_800_000_100,
  requestId: `0x${'66'.repeat(32)}`,
  salt,
}
const consentHash = hashConsent(domain, consent)
const tree = buildTree([consentHash, `0x${'01'.repeat(32)}`])
const receipt: Receipt = {
  type: 'consent-receipt',
  schema: 1,
  ...domain,
  consent,
  signature: signConsent(domain, consent, privateKey),
  recording: { root: tree.root, proof: tree.proofOf(consentHash) },
}
const offerOf = (category: string) => ({ purpose: 'offers.personalised', category })

describe('opening', () => {
  it('of the brand lock verifies with the brand secret only', () => {
    const opening = buildOpening(receipt, null)
    expect(verifyOpening(domain, { brandId, secret: brandSecret, opening })).to.deep.equal({
      consentHash,
      root: tree.root,
    })
    expect(() => verifyOpening(domain, { brandId, secret: secretOf('contact.email'), opening }))
      .to.throw(InvalidOpeningError)
      .with.property('path', 'secret')
  })

  it('of each use lock verifies with its own secret only', () => {
    for (const category of names) {
      const opening = buildOpening(receipt, offerOf(category))
      for (const other of names) {
        const verify = () => verifyOpening(domain, { brandId, secret: secretOf(other), opening })
        if (other === category) expect(verify()).to.deep.equal({ consentHash, root: tree.root })
        else expect(verify).to.throw(InvalidOpeningError).with.property('path', 'secret')
      }
    }
  })

  it('shows none of the words of the consent', () => {
    const json = JSON.stringify(buildOpening(receipt, offerOf('contact.email')))
    for (const shown of [consent.account, consent.statement, 'offers.personalised', 'contact.email'])
      expect(json).not.to.include(shown)
  })

  it('of a receipt not recorded yet is built, and refused', () => {
    const opening = buildOpening({ ...receipt, recording: null }, null)
    expect(() => verifyOpening(domain, { brandId, secret: brandSecret, opening }))
      .to.throw(InvalidOpeningError)
      .with.property('path', 'recording')
  })

  it('of a use that the receipt has not is refused', () => {
    expect(() => buildOpening(receipt, offerOf('location.precise')))
      .to.throw(InvalidOpeningError)
      .with.property('path', 'use')
  })

  const opening = buildOpening(receipt, offerOf('behaviour.purchases'))
  const use = opening.use as NonNullable<Opening['use']>
  const recording = opening.recording as NonNullable<Opening['recording']>
  const forged: [path: string, opening: unknown][] = [
    ['opening', null],
    ['opening', []],
    ['opening', { ...opening, extra: 1 }],
    ['opening', { words: opening.words, use }],
    ['words', { ...opening, words: opening.words.slice(1) }],
    ['words', { ...opening, words: 'words' }],
    ['words[11]', { ...opening, words: [...opening.words.slice(0, 11), '0x77'] }],
    ['use', { ...opening, use: { ...use, others: use.others.slice(1) } }],
    ['use', { ...opening, use: { ...use, index: 0 } }],
    ['use', { ...opening, use: [] }],
    ['use.index', { ...opening, use: { ...use, index: 3 } }],
    ['use.index', { ...opening, use: { ...use, index: -1 } }],
    ['use.index', { ...opening, use: { ...use, index: '1' } }],
    ['use.words', { ...opening, use: { ...use, words: use.words.slice(1) } }],
    ['recording', { ...opening, recording: { root: tree.root } }],
    ['recording.root', { ...opening, recording: { ...recording, root: '0x' } }],
    ['recording.proof', { ...opening, recording: { ...recording, proof: recording.proof.slice(1) } }],
    ['recording.proof', { ...opening, recording: { ...recording, proof: Array(65).fill(tree.root) } }],
  ]
  for (const [place, [path, value]] of forged.entries()) {
    it(`is refused at ${path} when forged there (${place})`, () => {
      expect(() => verifyOpening(domain, { brandId, secret: secretOf('behaviour.purchases'), opening: value }))
        .to.throw(InvalidOpeningError)
        .with.property('path', path)
    })
  }

  it('parseOpening reads hex in any case', () => {
    const upper = JSON.parse(JSON.stringify(opening), (_, inner) =>
      typeof inner === 'string' ? `0x${inner.slice(2).toUpperCase()}` : inner,
    )
    expect(parseOpening(upper)).to.deep.equal(opening)
  })
})
