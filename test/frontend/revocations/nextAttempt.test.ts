import { expect } from 'chai'
import type { Hex } from 'viem'
import { newRevocation } from '../../../frontend/src/features/revocations/newRevocation.ts'
import { nextAttempt } from '../../../frontend/src/features/revocations/nextAttempt.ts'
import { type RevocationEvent, reduceRevocation } from '../../../frontend/src/features/revocations/reduceRevocation.ts'

const lock: Hex = `0x${'a1'.repeat(32)}`
const spare: Hex = `0x${'b1'.repeat(32)}`

const begun = newRevocation({
  id: `0x${'01'.repeat(16)}`,
  groupId: null,
  brandId: `0x${'05'.repeat(32)}`,
  brandName: 'Kaufhaus Nord',
  scope: { kind: 'brand' },
  planned: [lock, spare].map((one) => ({
    lock: one,
    secret: one,
    generation: 0,
    receipt: null,
    use: null,
    isNeeded: one === lock,
  })),
  createdAt: 1000,
})

const run = (...events: RevocationEvent[]) => events.reduce(reduceRevocation, begun)
const stored: RevocationEvent = { type: 'stored', at: 1000 }
const endpointAsked: RevocationEvent = { type: 'endpoint-asked', at: 1000 }
const relayAsked: RevocationEvent = { type: 'relay-asked', at: 1000 }
const endpointTook = (...acceptedLocks: Hex[]): RevocationEvent[] => [
  endpointAsked,
  { type: 'endpoint-answered', at: 1000, acceptedLocks },
]
const relayTook = (...locks: Hex[]): RevocationEvent[] => [
  relayAsked,
  { type: 'relay-answered', at: 1000, requestId: 'r', locks },
]
const endpointSilent: RevocationEvent[] = [endpointAsked, { type: 'endpoint-silent', at: 1000 }]
const relaySilent: RevocationEvent[] = [relayAsked, { type: 'relay-silent', at: 1000, retryAt: 0 }]

describe('nextAttempt', () => {
  it('asks nobody before the secrets are stored, then everybody at once, the brand to send first', () => {
    expect(nextAttempt(begun, 1000)).to.deep.equal({ endpoint: [], relay: [] })
    expect(nextAttempt(run(stored), 1000)).to.deep.equal({
      endpoint: [lock, spare],
      relay: [
        { lock, after: 60 },
        { lock: spare, after: 60 },
      ],
    })
  })

  it('keeps the minute while the brand is asked for the first time, and not longer', () => {
    const asked = run(stored, endpointAsked, ...relaySilent)
    expect(nextAttempt(asked, 1010).relay[0]).to.deep.equal({ lock, after: 50 })
    const again = run(stored, ...endpointSilent, { type: 'endpoint-asked', at: 1009 }, ...relaySilent)
    expect(nextAttempt(again, 1010).relay[0]).to.deep.equal({ lock, after: 0 })
  })

  it('takes a question as lost after 30 seconds: the page was closed', () => {
    const asked = run(stored, endpointAsked, relayAsked)
    expect(nextAttempt(asked, 1029)).to.deep.equal({ endpoint: [], relay: [] })
    expect(nextAttempt(asked, 1030).endpoint).to.deep.equal([lock, spare])
    expect(nextAttempt(asked, 1030).relay).to.have.length(2)
  })

  it('asks those who kept silent again after longer and longer pauses', () => {
    let one = run(stored, ...endpointSilent, ...relaySilent)
    const waits: number[] = []
    for (let at = 1000; waits.length < 8; ) {
      let wait = 0
      while (nextAttempt(one, at + wait).endpoint.length === 0) wait++
      waits.push(wait)
      at += wait
      const again: RevocationEvent[] = [
        { type: 'endpoint-asked', at },
        { type: 'endpoint-silent', at },
      ]
      one = again.reduce(reduceRevocation, one)
    }
    expect(waits).to.deep.equal([3, 6, 15, 30, 60, 120, 300, 300])
  })

  it('waits for a relay that named a time', () => {
    const refused = run(stored, ...endpointTook(lock, spare), relayAsked, {
      type: 'relay-refused',
      at: 1000,
      retryAt: 1500,
    })
    expect(nextAttempt(refused, 1499).relay).to.deep.equal([])
    expect(nextAttempt(refused, 1500).relay).to.deep.equal([
      { lock, after: 0 },
      { lock: spare, after: 0 },
    ])
  })

  it('lets the relay wait out the minute for what the brand took, and for nothing else', () => {
    const one = run(stored, ...endpointTook(lock), ...relaySilent)
    expect(nextAttempt(one, 1010).relay).to.deep.equal([
      { lock, after: 50 },
      { lock: spare, after: 0 },
    ])
  })

  it('leaves those alone who took everything, and asks all once more when nothing came of it in three minutes', () => {
    const one = run(stored, ...endpointTook(lock, spare), ...relayTook(lock, spare))
    expect(nextAttempt(one, 1179)).to.deep.equal({ endpoint: [], relay: [] })
    expect(nextAttempt(one, 1180).endpoint).to.deep.equal([lock, spare])
    expect(nextAttempt(one, 1180).relay).to.have.length(2)
  })

  it('carries on with the spare locks after the needed ones are spent, and stops when all are', () => {
    const read = (revokedAt: number, one: Hex): RevocationEvent => ({
      type: 'locks-read',
      at: 1001,
      locks: [{ lock: one, revokedAt, isByBrand: false, isFinal: false }],
    })
    const confirmed = run(stored, ...endpointTook(lock), ...relaySilent, read(1001, lock))
    expect(confirmed.state).to.equal('confirmed')
    expect(nextAttempt(confirmed, 1010).relay).to.deep.equal([{ lock: spare, after: 0 }])
    expect(nextAttempt(reduceRevocation(confirmed, read(1002, spare)), 1010)).to.deep.equal({ endpoint: [], relay: [] })
  })
})
