import { expect } from 'chai'
import type { BrandConsents } from '../../../frontend/src/features/consents/brandConsents.ts'
import { filterUses } from '../../../frontend/src/features/consents/filterConsents.ts'
import { targetsOfAll, turnConsents } from '../../../frontend/src/features/consents/turnConsents.ts'
import { brandConsentsOf } from '../../helpers/brandConsentsOf.ts'
import { signedReceipt } from '../../helpers/signedReceipt.ts'

const labels = { category: String, purpose: String, status: String }

const pharmacyId = `0x${'ab'.repeat(32)}` as const

/** The same consents at a second brand. */
function atPharmacy(brand: BrandConsents): BrandConsents {
  const uses = brand.uses.map((use) => ({ ...use, brandId: pharmacyId }))
  return { ...brand, brandId: pharmacyId, name: 'Hafen-Apotheke', uses }
}

describe('turnConsents', () => {
  const store = brandConsentsOf(signedReceipt())
  const brands = [store, atPharmacy(store)]

  it('groups what is shown by kind of data or by purpose, in the order of their keys', () => {
    expect(turnConsents('category', brands, brands).map(({ key, uses }) => [key, uses.length])).to.deep.equal([
      ['behaviour.purchases', 2],
      ['contact.email', 2],
    ])
    expect(turnConsents('purpose', brands, brands).map(({ key, uses }) => [key, uses.length])).to.deep.equal([
      ['message.email', 2],
      ['offers.personalised', 2],
    ])
  })

  it('offers to revoke for all only where nothing of it is hidden, and counts what is hidden', () => {
    expect(turnConsents('category', brands, brands).map(({ hidden, isForAll }) => [hidden, isForAll])).to.deep.equal([
      [0, true],
      [0, true],
    ])
    const byBrand = turnConsents('category', filterUses(brands, 'apotheke', labels), brands)
    expect(byBrand.map(({ key, uses, hidden, isForAll }) => [key, uses.length, hidden, isForAll])).to.deep.equal([
      ['behaviour.purchases', 1, 1, false],
      ['contact.email', 1, 1, false],
    ])
    const byData = turnConsents('category', filterUses(brands, 'contact.email', labels), brands)
    expect(byData.map(({ key, hidden, isForAll }) => [key, hidden, isForAll])).to.deep.equal([
      ['contact.email', 0, true],
    ])
  })

  it('says how many brands have it in force, those a search hides too', () => {
    const [group] = turnConsents('category', filterUses(brands, 'apotheke', labels), brands)
    expect(group?.brandsInForce).to.equal(2)
  })
})

describe('targetsOfAll', () => {
  it('names every brand that has something left to revoke there, and no other', () => {
    const mail = brandConsentsOf(signedReceipt({ uses: [{ purpose: 'message.email', category: 'contact.email' }] }))
    const brands = [mail, atPharmacy(brandConsentsOf(signedReceipt()))]
    const at = (by: 'category' | 'purpose', key: string) =>
      targetsOfAll(by, key, brands).map(({ brandName, scope }) => ({ brandName, scope }))
    expect(at('category', 'behaviour.purchases')).to.deep.equal([
      { brandName: 'Hafen-Apotheke', scope: { kind: 'category', category: 'behaviour.purchases' } },
    ])
    expect(at('purpose', 'message.email')).to.deep.equal([
      { brandName: 'Kaufhaus Nord', scope: { kind: 'purpose', purpose: 'message.email' } },
      { brandName: 'Hafen-Apotheke', scope: { kind: 'purpose', purpose: 'message.email' } },
    ])
  })
})
