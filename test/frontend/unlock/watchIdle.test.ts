import { expect } from 'chai'
import { watchIdle } from '../../../frontend/src/features/unlock/watchIdle.ts'

describe('watchIdle', () => {
  function watched(minutes = 15) {
    const state = { now: 0, minutes, idle: 0, target: new EventTarget() }
    const stop = watchIdle({
      limit: () => state.minutes,
      now: () => state.now,
      target: state.target,
      onIdle: () => state.idle++,
    })
    const minute = (at: number, sign: string) => {
      state.now = at * 60_000
      state.target.dispatchEvent(new Event(sign))
    }
    return { state, minute, stop }
  }

  it('says once that nobody has used the page for that long', () => {
    const { state, minute, stop } = watched()
    minute(14, 'keydown')
    minute(28, 'pointermove')
    minute(42.9, 'visibilitychange')
    expect(state.idle).to.equal(0)
    minute(43, 'visibilitychange')
    minute(60, 'visibilitychange')
    expect(state.idle).to.equal(1)
    stop()
  })

  it('is not fooled by a pointer that rests while the page moves under it', () => {
    const { state, minute, stop } = watched(5)
    state.now = 4 * 60_000
    state.target.dispatchEvent(Object.assign(new Event('pointermove'), { movementX: 0, movementY: 0 }))
    minute(5, 'visibilitychange')
    expect(state.idle).to.equal(1)
    stop()
  })

  it('is not fooled by the press that wakes a sleeping computer', () => {
    const { state, minute, stop } = watched(5)
    minute(300, 'keydown')
    expect(state.idle).to.equal(1)
    stop()
  })

  it('holds to a limit that is changed meanwhile, and to its end', () => {
    const { state, minute, stop } = watched(60)
    minute(10, 'visibilitychange')
    state.minutes = 5
    minute(10, 'visibilitychange')
    expect(state.idle).to.equal(1)
    const ended = watched(5)
    ended.stop()
    ended.minute(100, 'visibilitychange')
    expect(ended.state.idle).to.equal(0)
    stop()
  })
})
