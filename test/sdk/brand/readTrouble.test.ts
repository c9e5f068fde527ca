import { expect } from 'chai'
import type { GuardContext } from '../../../sdk/src/brand/guardContext.ts'
import { createLiveState } from '../../../sdk/src/brand/liveState.ts'
import { readTrouble } from '../../../sdk/src/brand/readTrouble.ts'

/** Seconds a guard may rest on what it knows. */
const maxStaleness = 60

describe('Guard: how old what it knows is', () => {
  let wall: number
  let live: ReturnType<typeof createLiveState>
  let context: GuardContext

  beforeEach(() => {
    wall = 1_800_000_000
    live = createLiveState()
    live.tip = { number: 1, hash: `0x${'cd'.repeat(32)}`, timestamp: wall }
    live.polledAt = wall
    live.polledAtMonotonic = performance.now()
    context = { live, clock: () => wall, policy: { maxStaleness }, deployment: { idle: false } } as GuardContext
  })

  /** Real time goes by, whatever the local clock says. */
  const pass = (seconds: number) => {
    live.polledAtMonotonic -= seconds * 1_000
    live.monotonic -= seconds * 1_000
  }

  it('is told by the local clock, to the second', () => {
    wall += maxStaleness
    expect(readTrouble(context)).to.equal(null)
    wall += 0.001
    expect(readTrouble(context)).to.equal('stale')
  })

  it('is told by the monotonic clock at once when the local one was set back', () => {
    expect(readTrouble(context)).to.equal(null)
    wall += 0.05
    expect(readTrouble(context)).to.equal(null)
    pass(maxStaleness + 1)
    wall -= 30
    expect(readTrouble(context)).to.equal('stale')
  })

  it('is told by the monotonic clock a tenth of a second later when the local one is slow', () => {
    expect(readTrouble(context)).to.equal(null)
    pass(maxStaleness + 1)
    wall += 0.11
    expect(readTrouble(context)).to.equal('stale')
  })

  it('is told by the monotonic clock after sixteen answers when the local one stands', () => {
    expect(readTrouble(context)).to.equal(null)
    pass(maxStaleness + 1)
    const answers = Array.from({ length: 16 }, () => readTrouble(context))
    expect(answers.at(-1)).to.equal('stale')
    expect(answers.filter((answer) => answer === null)).to.have.length(15)
    expect(readTrouble(context)).to.equal('stale')
  })

  it('is told by the monotonic clock when the local one gives no number', () => {
    wall = Number.NaN
    pass(maxStaleness + 1)
    expect(readTrouble(context)).to.equal('stale')
  })
})
