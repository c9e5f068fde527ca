/** Milliseconds in which a browser has shown what was just set. A hidden tab paints nothing, so no frame is waited for. */
const paintTime = 50

/** Lets the browser show what was set before work begins that leaves it no time to. */
export function nextPaint(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, paintTime))
}
