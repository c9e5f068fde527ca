import { expect } from 'chai'
import type { BrandConsents } from '../../../frontend/src/features/consents/brandConsents.ts'
import { filterBrands, filterUses } from '../../../frontend/src/features/consents/filterConsents.ts'
import { listEvents } from '../../../frontend/src/features/consents/listEvents.ts'
import { listUses } from '../../../frontend/src/features/consents/listUses.ts'
import type { UseRow } from '../../../frontend/src/features/consents/useRow.ts'
import type { UseStatus } from '../../../frontend/src/features/consents/useStatus.ts'
import { receiptIssuedAt, signedReceipt } from '../../helpers/signedReceipt.ts'

const labels = {
  category: (key: string) => (key === 'contact.email' ? 'e-mail address' : key),
  purpose: (key: string) => (key === 'message.email' ? 'marketing by e-mail' : key),
  status: (status: UseStatus) => (status === 'endsSoon' ? 'Ends soon' : 'Allowed'),
}

function brand(name: string): BrandConsents {
  const { receipt, expected, chain, ask } = signedReceipt()
  const uses = listUses({ receipts: [receipt], released: new Set(), expected, chain, at: ask.at })
  return {
    brandId: expected.brandId,
    name,
    domain: `${name.toLowerCase()}.example`,
    isDomainChecked: true,
    reading: null,
    error: null,
    endpoint: 'answered',
    receipts: [receipt],
    uses,
    status: 'allowed',
  }
}

const brands = [brand('Kaufhaus'), brand('Apotheke')]

for (const filter of [filterBrands, filterUses])
  describe(filter.name, () => {
    it('keeps everything for an empty search', () => {
      expect(filter(brands, '  ', labels)).to.deep.equal(brands)
    })

    it('keeps the brands that are named, with all their uses', () => {
      expect(filter(brands, 'kauf', labels)).to.deep.equal([brands[0]])
      expect(filter(brands, 'APOTHEKE.example', labels)).to.deep.equal([brands[1]])
    })

    it('keeps no brand that nothing is named of', () => {
      expect(filter(brands, 'zzz', labels)).to.deep.equal([])
    })
  })

describe('filterBrands', () => {
  it('keeps a brand whole when one of its uses is named: its Revoke stops them all', () => {
    expect(brands[0]?.uses.length).to.be.above(1)
    expect(filterBrands(brands, 'E-mail', labels)).to.deep.equal(brands)
  })
})

describe('filterUses', () => {
  it('keeps of each brand the uses whose label is named', () => {
    const found = filterUses(brands, 'E-mail', labels)
    expect(found.map((one) => one.uses.map((use) => use.category))).to.deep.equal([
      ['contact.email'],
      ['contact.email'],
    ])
  })

  it('keeps the uses whose status is named', () => {
    const [first] = brands as [BrandConsents]
    const [use, ...others] = first.uses as [UseRow, ...UseRow[]]
    const ending = { ...first, uses: [{ ...use, status: 'endsSoon' as const }, ...others] }
    const found = filterUses([ending, brands[1] as BrandConsents], 'ends soon', labels)
    expect(found).to.deep.equal([{ ...ending, uses: [ending.uses[0]] }])
    expect(filterBrands([ending], 'ends soon', labels)).to.deep.equal([ending])
  })
})

describe('listEvents', () => {
  it('tells what receipts and chain show, the newest first', () => {
    const { receipt, chain, ask } = signedReceipt()
    const [first] = receipt.consent.uses
    chain.locks.set(first?.lock as `0x${string}`, { revokedAt: ask.at - 5, byBrand: false })
    chain.locks.set(receipt.consent.brandLock, { revokedAt: ask.at - 1, byBrand: true })
    const events = listEvents({ receipts: [receipt], chain, at: ask.at })
    expect(events.map(({ kind, at, isByBrand }) => [kind, at, isByBrand])).to.deep.equal([
      ['revoked', ask.at - 1, true],
      ['revoked-use', ask.at - 5, false],
      ['recorded', receiptIssuedAt + 60, false],
      ['given', receiptIssuedAt, false],
    ])
    const later = listEvents({ receipts: [receipt], chain, at: receipt.consent.expiresAt })
    expect(later[0]?.kind).to.equal('ended')
  })
})
