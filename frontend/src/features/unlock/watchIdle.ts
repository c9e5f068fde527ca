/** What counts as use. */
const signs = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const

/** Milliseconds between two looks at the clock. */
const pace = 5_000

/**
 * Watches whether anybody uses the page. The clock is read, not counted: a computer that slept has been idle too, and the press that wakes
 * it comes too late.
 *
 * @param options.limit minutes, asked for at each look
 * @param options.now Unix milliseconds
 * @param options.target where use is seen, and the return to the page
 * @param options.onIdle called once, when nobody has used the page for that long
 * @returns the way to stop
 */
export function watchIdle(options: {
  readonly limit: () => number
  readonly now: () => number
  readonly target: EventTarget
  readonly onIdle: () => void
}): () => void {
  const { limit, now, target, onIdle } = options
  let usedAt = now()

  /** Whether time is up; then everything ends. */
  const look = (): boolean => {
    const isOver = now() - usedAt >= limit() * 60_000
    if (isOver) {
      stop()
      onIdle()
    }
    return isOver
  }
  const use = (event: Event) => {
    if (!look() && !isStandingStill(event)) usedAt = now()
  }
  const timer = setInterval(look, pace)
  const stop = () => {
    clearInterval(timer)
    for (const sign of signs) target.removeEventListener(sign, use, { capture: true })
    target.removeEventListener('visibilitychange', look)
  }
  for (const sign of signs) target.addEventListener(sign, use, { capture: true, passive: true })
  target.addEventListener('visibilitychange', look)
  return stop
}

/** Browsers also say that the pointer moved when the page moved under it: nobody was there for that. */
function isStandingStill(event: Event): boolean {
  if (event.type !== 'pointermove') return false
  const { movementX, movementY } = event as PointerEvent
  return movementX === 0 && movementY === 0
}
