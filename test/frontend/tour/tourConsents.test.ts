import { expect } from 'chai'
import { tourAllowedAt, tourEvents, tourGrid } from '../../../frontend/src/app/pages/tourConsents.ts'

const sample = { now: 1_800_000_000, nameOf: ({ name }: { readonly name: string }) => name }
const day = 86_400

describe('the grid and the timeline of the tour', () => {
  it('say the same of today', () => {
    const inForce = tourGrid(sample).flatMap(({ uses }) => uses.filter((use) => use.isInForce))
    const keys = (uses: readonly { brandId: string; purpose: string; category: string }[]) =>
      uses.map(({ brandId, purpose, category }) => `${brandId}|${purpose}|${category}`)
    expect(keys(tourAllowedAt(sample, sample.now).uses)).to.deep.equal(keys(inForce))
  })

  it('know what was revoked as allowed before, and nothing before the first consent', () => {
    const names = (at: number) => [...new Set(tourAllowedAt(sample, at).uses.map(({ brandName }) => brandName))]
    expect(names(sample.now)).not.to.include('tour.studio')
    expect(names(sample.now - 6 * day)).to.include('tour.studio')
    const first = tourEvents(sample).at(-1)?.event
    expect(first?.kind).to.equal('given')
    expect(names((first?.at ?? 0) - 1)).to.deep.equal([])
  })
})
