import { vocabulary } from '@consent-ledger/sdk'
import { toConsentMode } from '@consent-ledger/sdk/interop'
import { expect } from 'chai'
import { decisionOn } from './decisionOn.ts'

const allDenied = {
  ad_storage: 'denied',
  ad_user_data: 'denied',
  ad_personalization: 'denied',
  analytics_storage: 'denied',
  personalization_storage: 'denied',
}

describe('toConsentMode', () => {
  it('denies everything it was told nothing about', () => {
    expect(toConsentMode([])).to.deep.equal(allDenied)
    expect(toConsentMode([decisionOn('message.email', null)])).to.deep.equal(allDenied)
  })

  it('grants the signals a purpose bears on, and no others', () => {
    expect(toConsentMode([decisionOn('ads.measure', null)])).to.deep.equal({
      ...allDenied,
      ad_storage: 'granted',
      ad_user_data: 'granted',
    })
    expect(toConsentMode([decisionOn('analytics.usage', null)])).to.deep.equal({
      ...allDenied,
      analytics_storage: 'granted',
    })
  })

  it('denies a signal when one of several purposes behind it is denied', () => {
    expect(
      toConsentMode([decisionOn('ads.measure', null), decisionOn('data.sell_or_share', 'opted-out')]),
    ).to.deep.equal({ ...allDenied, ad_storage: 'granted' })
  })

  it('denies what the vocabulary does not list, and names of every object', () => {
    for (const purpose of ['ads', 'toString', '__proto__']) {
      expect(toConsentMode([decisionOn(purpose, null)])).to.deep.equal(allDenied)
    }
  })

  it('takes only true for allowed', () => {
    const forged = { ...decisionOn('ads.measure', null), allowed: 'yes' as unknown as boolean }
    expect(toConsentMode([forged])).to.deep.equal(allDenied)
  })

  it('knows every signal the vocabulary speaks of', () => {
    const spoken = new Set(Object.values(vocabulary.purposes).flatMap(({ consentMode }) => consentMode))
    expect([...spoken].sort()).to.deep.equal(Object.keys(toConsentMode([])).sort())
  })
})
