import { expect } from 'chai'
import fc from 'fast-check'
import { buildCatalogue } from '../../../examples/shop/catalogue/buildCatalogue.ts'
import type { CustomerRecord } from '../../../examples/shop/data/shopData.ts'
import { personalOffers, plainOffers } from '../../../examples/shop/offers/chooseOffers.ts'
import { shopNames } from '../../../examples/shop/shopName.ts'

for (const shop of shopNames) {
  const catalogue = buildCatalogue(shop)
  const ids = catalogue.products.map(({ id }) => id)
  const departments = catalogue.departments.map(({ key }) => key)
  const anyRecord: fc.Arbitrary<CustomerRecord> = fc.record({
    email: fc.constant('customer.0042@example.com'),
    purchases: fc.uniqueArray(fc.constantFrom(...ids), { maxLength: 40 }),
    favourites: fc.uniqueArray(fc.constantFrom(...departments), { maxLength: 4 }),
    browsing: fc.uniqueArray(fc.constantFrom(...departments), { maxLength: 5 }),
  })

  describe(`personalOffers of the ${shop}`, () => {
    it('comes from nothing but the fields it is given', () => {
      fc.assert(
        fc.property(anyRecord, fc.subarray(['purchases', 'favourites', 'browsing'] as const), (record, given) => {
          const minimised = Object.fromEntries(given.map((field) => [field, record[field]])) as Partial<CustomerRecord>
          const offers = personalOffers(catalogue, minimised)
          for (const { because } of offers) expect(given).to.include(because?.field)
          if (given.every((field) => record[field].length === 0)) expect(offers).to.deep.equal([])
        }),
        { seed: 20_260_101, numRuns: 200 },
      )
    })

    it('names a fact that is in the record for each offer', () => {
      fc.assert(
        fc.property(anyRecord, (record) => {
          const facts = {
            purchases: record.purchases.map((id) => catalogue.kindOf(catalogue.find(id) as never).name),
            favourites: record.favourites.map((key) => catalogue.departmentOf(key)?.name),
            browsing: record.browsing.map((key) => catalogue.departmentOf(key)?.name),
            email: [],
          }
          for (const { because } of personalOffers(catalogue, record)) {
            expect(facts[because?.field as keyof typeof facts]).to.include(because?.name)
          }
        }),
        { seed: 20_260_101, numRuns: 200 },
      )
    })

    it('offers nobody what they have, and one thing of a kind', () => {
      fc.assert(
        fc.property(anyRecord, (record) => {
          const offers = personalOffers(catalogue, record)
          expect(offers.some(({ product }) => record.purchases.includes(product.id))).to.equal(false)
          expect(new Set(offers.map(({ product }) => product.kind)).size).to.equal(offers.length)
        }),
        { seed: 20_260_101, numRuns: 200 },
      )
    })
  })

  describe(`plainOffers of the ${shop}`, () => {
    it('depends on the week alone and rests on no fact about anybody', () => {
      const offers = plainOffers(catalogue, 2_950)
      expect(offers).to.have.length(6)
      expect(offers.every(({ because }) => because === null)).to.equal(true)
      expect(plainOffers(catalogue, 2_950)).to.deep.equal(offers)
      expect(plainOffers(catalogue, 2_951)).not.to.deep.equal(offers)
    })
  })
}
