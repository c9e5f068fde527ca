import { expect } from 'chai'
import {
  filterOf,
  hasFilter,
  kindsOf,
  momentOf,
  parseAuditSearch,
} from '../../../frontend/src/features/audit/auditSearch.ts'

describe('the address of the auditor’s page', () => {
  it('keeps what is well formed and leaves out the rest', () => {
    const brand = `0x${'aB'.repeat(32)}`
    const search = parseAuditSearch({
      view: 'check',
      brand,
      kinds: 'use,notice,sale',
      from: '2027-01-31',
      text: 12,
      extra: 1,
    })
    expect(search).to.deep.equal({
      view: 'check',
      brand: brand.toLowerCase(),
      kinds: 'notice,use',
      from: '2027-01-31',
      text: '12',
    })
    const bad = {
      view: 'feed',
      brand: '0x12',
      kinds: 'sale',
      from: '31.1.2027',
      to: 'now',
      text: '',
      at: '2027-13-01T00:00',
    }
    expect(parseAuditSearch(bad)).to.deep.equal({})
    expect(parseAuditSearch(parseAuditSearch({ view: 'check', brand, at: '2027-01-31T12:00' }))).to.deep.equal({
      view: 'check',
      brand: brand.toLowerCase(),
      at: '2027-01-31T12:00',
    })
  })

  it('stands for a filter whose last day counts whole, in UTC', () => {
    const search = parseAuditSearch({ kinds: 'revocation', from: '2027-01-31', to: '2027-01-31', text: 'x' })
    expect(filterOf(search)).to.deep.equal({ kinds: ['revocation'], from: 1_801_353_600, to: 1_801_439_999, text: 'x' })
    expect(filterOf({})).to.deep.equal({ kinds: [] })
    expect(kindsOf({})).to.deep.equal([])
    expect(hasFilter(search)).to.equal(true)
    expect(hasFilter({ brand: '0x', view: 'check' })).to.equal(false)
  })

  it('reads a moment in UTC', () => {
    expect(momentOf('2027-01-31T12:00')).to.equal(1_801_353_600 + 43_200)
    expect(momentOf('2027-01-31T12:00:07')).to.equal(1_801_353_600 + 43_207)
    for (const text of ['', '2027-01-31', '2027-01-31T25:00', 'tomorrow']) expect(momentOf(text)).to.equal(null)
  })
})
