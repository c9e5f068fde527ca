import { expect } from 'chai'
import { timelineEvents } from '../../../../frontend/src/features/consents/timeline/timelineEvents.ts'
import { brandConsentsOf } from '../../../helpers/brandConsentsOf.ts'
import { signedReceipt } from '../../../helpers/signedReceipt.ts'

describe('timelineEvents', () => {
  it('puts the events of all brands into one order, the newest first, each with a name of its own', () => {
    const one = signedReceipt()
    one.chain.locks.set(one.receipt.consent.brandLock, { revokedAt: one.ask.at + 60, byBrand: true })
    const other = signedReceipt({
      change: { issuedAt: one.receipt.consent.issuedAt + 30, salt: `0x${'11'.repeat(32)}` },
    })
    const brands = [brandConsentsOf(one), brandConsentsOf(other, { name: 'Hafen-Apotheke' })]
    const events = timelineEvents(brands, one.ask.at + 120)
    const times = events.map(({ event }) => event.at)
    expect(times).to.deep.equal([...times].sort((left, right) => right - left))
    expect(events[0]).to.include({ brandName: 'Kaufhaus Nord' })
    expect(events[0]?.event).to.include({ kind: 'revoked', isByBrand: true })
    expect(new Set(events.map(({ key }) => key)).size).to.equal(events.length)
    expect(events.map(({ event }) => event.kind).filter((kind) => kind === 'given')).to.have.length(2)
  })

  it('tells what was signed even where the chain could not be read', () => {
    const events = timelineEvents([brandConsentsOf(signedReceipt(), { isRead: false })], signedReceipt().ask.at)
    expect(events.map(({ event }) => event.kind)).to.deep.equal(['given'])
  })
})
