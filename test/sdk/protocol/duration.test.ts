import { expect } from 'chai'
import { InvalidDurationError } from '../../../sdk/src/errors/invalidDurationError.ts'
import { durationDays, durationSeconds, isDuration } from '../../../sdk/src/protocol/duration.ts'

describe('duration', () => {
  it('counts days of 86,400 seconds', () => {
    expect(durationDays('P1D')).to.equal(1)
    expect(durationDays('P99999D')).to.equal(99_999)
    expect(durationSeconds('P365D')).to.equal(31_536_000)
  })

  for (const text of [
    '',
    'P0D',
    'P01D',
    'P100000D',
    'P1Y',
    'P12M',
    'P1W',
    'p1d',
    'P-1D',
    'P1.5D',
    'PT24H',
    'P1DT1H',
    'P1D\n',
    ' P1D',
    'P١D',
  ]) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      expect(isDuration(text)).to.equal(false)
      expect(() => durationDays(text))
        .to.throw(InvalidDurationError)
        .that.includes({ duration: text })
      expect(() => durationSeconds(text)).to.throw(InvalidDurationError)
    })
  }
})
