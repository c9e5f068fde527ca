import { isCategory, isPurpose } from '@consent-ledger/sdk'
import { expect } from 'chai'
import { sampleBrands } from '../../../frontend/src/features/tour/sampleBrands.ts'

describe('the brands of the tour', () => {
  it('use words of the vocabulary alone, so that each has a label in every language', () => {
    const uses = sampleBrands.flatMap((brand) => brand.uses)
    expect(uses).to.have.length.above(3)
    for (const { purpose, category } of uses) {
      expect(isPurpose(purpose), purpose).to.equal(true)
      expect(isCategory(category), category).to.equal(true)
    }
  })

  it('have dates their status agrees with', () => {
    for (const { status, given, ends, revoked } of sampleBrands) {
      expect(given).to.be.below(0)
      expect(ends).to.be.above(0)
      expect(status === 'endsSoon', 'ends within 14 days').to.equal(ends <= 14)
      expect(status === 'revoked').to.equal(revoked !== null && revoked < 0 && revoked > given)
    }
  })

  it('have addresses that can be nobody’s', () => {
    for (const { domain } of sampleBrands) expect(domain).to.match(/^[a-z]+\.example$/)
  })
})
