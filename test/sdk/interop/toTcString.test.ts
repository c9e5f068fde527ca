import { InvalidValueError, toTcString } from '@consent-ledger/sdk/interop'
import { GVL, TCModel, TCString } from '@iabtechlabtcf/core'
import { expect } from 'chai'
import { decisionOn } from './decisionOn.ts'

const vendor = (id: number, purposes: number[]) => ({
  id,
  name: `Vendor ${id}`,
  purposes,
  legIntPurposes: [],
  flexiblePurposes: [],
  specialPurposes: [],
  features: [],
  specialFeatures: [],
})

/** A vendor list of two, of which the second asks for no consent. */
const vendorList = new GVL({
  gvlSpecificationVersion: 3,
  vendorListVersion: 83,
  tcfPolicyVersion: 5,
  lastUpdated: '2026-11-20T16:00:27Z',
  purposes: { 2: { id: 2 }, 7: { id: 7 } },
  specialPurposes: {},
  features: {},
  specialFeatures: {},
  stacks: {},
  vendors: { 2: vendor(2, [2, 7]), 9: vendor(9, []) },
} as unknown as ConstructorParameters<typeof GVL>[0])

const input = {
  vendorList,
  vendorIds: [2, 9],
  cmpId: 300,
  cmpVersion: 4,
  consentScreen: 1,
  publisherCountryCode: 'DE',
  at: 1_795_219_200 + 3_600,
}
const encode = (decisions: ReturnType<typeof decisionOn>[], change: Partial<typeof input> = {}) =>
  TCString.decode(toTcString({ TCModel, TCString }, { ...input, ...change, decisions }))

describe('toTcString', () => {
  it('reads back with the library as what was decided', () => {
    const model = encode([
      decisionOn('ads.limited', null),
      decisionOn('ads.measure', null),
      decisionOn('analytics.usage', 'not-granted'),
    ])
    expect([...model.purposeConsents.values()]).to.deep.equal([2, 7])
    expect([...model.vendorConsents.values()]).to.deep.equal([2])
    expect([...model.vendorsDisclosed.values()]).to.deep.equal([2, 9])
    expect([...model.purposeLegitimateInterests.values()]).to.deep.equal([])
    expect([...model.specialFeatureOptins.values()]).to.deep.equal([])
    expect(model).to.include({
      cmpId: 300,
      cmpVersion: 4,
      consentScreen: 1,
      publisherCountryCode: 'DE',
      vendorListVersion: 83,
      policyVersion: 5,
      isServiceSpecific: true,
    })
    expect([model.created, model.lastUpdated].map((day) => day?.toISOString())).to.deep.equal([
      '2026-11-21T00:00:00.000Z',
      '2026-11-21T00:00:00.000Z',
    ])
  })

  it('denies a purpose of the framework when one of several behind it is denied', () => {
    const model = encode([
      decisionOn('ads.personalised', null),
      decisionOn('ads.third_party_targeting', 'opted-out'),
      decisionOn('ads.limited', null),
    ])
    expect([...model.purposeConsents.values()]).to.deep.equal([2])
  })

  it('gives no vendor consent when no purpose has any', () => {
    const model = encode([decisionOn('message.email', null)])
    expect([...model.purposeConsents.values()]).to.deep.equal([])
    expect([...model.vendorConsents.values()]).to.deep.equal([])
    expect([...model.vendorsDisclosed.values()]).to.deep.equal([2, 9])
  })

  it('refuses a vendor that is not on the list', () => {
    expect(() => encode([], { vendorIds: [2, 3] }))
      .to.throw(InvalidValueError)
      .with.property('path', 'vendorIds[1]')
  })
})
