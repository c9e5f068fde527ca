import { expect } from 'chai'
import fc from 'fast-check'
import { endCalendar } from '../../../../frontend/src/features/consents/export/endCalendar.ts'

const madeAt = Date.UTC(2026, 10, 27, 12, 30, 5) / 1000
/** Noon, so that the day is the same on any clock within twelve hours. */
const at = Date.UTC(2027, 2, 12, 12) / 1000

/** The content lines of a calendar, unfolded as RFC 5545 says. */
const unfold = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')

describe('endCalendar', () => {
  it('writes one whole-day entry per end, with a reminder a week before', () => {
    const lines = unfold(endCalendar([{ id: 'abc', at, title: 'Kaufhaus Nord: consent ends', text: 'x' }], madeAt))
    expect(lines).to.deep.equal([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Consent Ledger//EN',
      'BEGIN:VEVENT',
      'UID:abc@consent-ledger',
      'DTSTAMP:20261127T123005Z',
      'DTSTART;VALUE=DATE:20270312',
      'TRANSP:TRANSPARENT',
      'SUMMARY:Kaufhaus Nord: consent ends',
      'DESCRIPTION:x',
      'BEGIN:VALARM',
      'ACTION:DISPLAY',
      'TRIGGER:-P7D',
      'DESCRIPTION:Kaufhaus Nord: consent ends',
      'END:VALARM',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ])
  })

  it('escapes what has a meaning, so that a brand’s name cannot write lines of its own', () => {
    const text = endCalendar([{ id: 'a', at, title: 'A;B,C\\D\nEND:VEVENT', text: 'x\r\ny' }], madeAt)
    const lines = unfold(text)
    expect(lines).to.include('SUMMARY:A\\;B\\,C\\\\D\\nEND:VEVENT')
    expect(lines).to.include('DESCRIPTION:x\\ny')
    expect(lines.filter((line) => line === 'END:VEVENT')).to.have.length(1)
  })

  it('folds lines at 75 bytes, never inside a character, and loses nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (title) => {
        const text = endCalendar([{ id: 'a', at, title: `x${title}`, text: '' }], madeAt)
        for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).to.be.at.most(75)
        expect(text.isWellFormed()).to.equal(title.isWellFormed())
        const summary = unfold(text).find((line) => line.startsWith('SUMMARY:'))
        const read = summary?.slice(9).replace(/\\([\\;,n])/g, (_, mark) => (mark === 'n' ? '\n' : mark))
        expect(read).to.equal(title.replaceAll('\r\n', '\n'))
      }),
    )
  })
})
