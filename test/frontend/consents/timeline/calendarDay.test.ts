import { expect } from 'chai'
import { dayOf, endOfDay, readDay } from '../../../../frontend/src/features/consents/timeline/calendarDay.ts'

describe('the days of the timeline', () => {
  it('read a day of the address, and nothing that is none', () => {
    expect(readDay('2027-02-28')?.toString()).to.equal('2027-02-28')
    for (const text of ['2027-02-30', '2027-2-3', '', 'today', '2027-02-28T00:00'])
      expect(readDay(text), text).to.equal(null)
  })

  it('end one second before the next one begins, also where a clock is put forward or back', () => {
    for (const text of ['2026-11-27', '2027-02-28', '2028-02-29', '2027-03-28', '2027-10-31', '2027-12-31']) {
      const day = readDay(text)
      if (day === null) throw new Error(text)
      const end = endOfDay(day)
      expect(dayOf(end).toString()).to.equal(text)
      expect(dayOf(end + 1).toString()).to.equal(day.add({ days: 1 }).toString())
    }
  })
})
