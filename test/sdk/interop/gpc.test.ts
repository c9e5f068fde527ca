import { InvalidValueError, readGpc, toGpcHeaders, toGpcSupport } from '@consent-ledger/sdk/interop'
import { expect } from 'chai'
import { decisionOn } from './decisionOn.ts'

describe('Global Privacy Control', () => {
  it('passes the signal on when it denied something', () => {
    const headers = toGpcHeaders([decisionOn('message.email', null), decisionOn('data.sell_or_share', 'opted-out')])
    expect(readGpc(new Headers(headers))).to.equal(true)
  })

  it('makes no signal of a consent that is missing', () => {
    expect(toGpcHeaders([decisionOn('data.sell_or_share', 'not-granted')])).to.deep.equal({})
    expect(toGpcHeaders([])).to.deep.equal({})
  })

  it('states support with the day in UTC', () => {
    expect(toGpcSupport(1_795_219_199)).to.deep.equal({ gpc: true, lastUpdate: '2026-11-20' })
    expect(toGpcSupport(1_795_219_200)).to.deep.equal({ gpc: true, lastUpdate: '2026-11-21' })
  })

  it('refuses what is no time', () => {
    for (const time of [-1, 0.5, Number.NaN, 253_402_300_800])
      expect(() => toGpcSupport(time)).to.throw(InvalidValueError)
  })
})
