/** Work that is done again and again, never twice at once. */
export type Loop = {
  /** Runs now instead of at the end of the pause. */
  wake(): void
  /** Lets the current run end and starts no other. */
  stop(): Promise<void>
}

/**
 * Repeats some work with a pause in between.
 * @param options.interval milliseconds between the end of one run and the start of the next
 * @param options.run the work; returns true when more of it waits, so that no pause is made
 * @param options.onError told of each run that failed; the next one comes after a pause
 * @returns the loop, running already
 */
export function startLoop(options: {
  interval: number
  run: () => Promise<boolean>
  onError: (error: unknown) => void
}): Loop {
  let isStopped = false
  let isWoken = false
  let endPause: (() => void) | undefined

  function pause(): Promise<void> {
    if (isWoken || isStopped) return Promise.resolve()
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, options.interval)
      endPause = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  async function repeat() {
    while (!isStopped) {
      isWoken = false
      let hasMore = false
      try {
        hasMore = await options.run()
      } catch (error) {
        options.onError(error)
      }
      if (!hasMore) await pause()
    }
  }

  const ended = repeat()
  return {
    wake() {
      isWoken = true
      endPause?.()
    },
    async stop() {
      isStopped = true
      endPause?.()
      await ended
    },
  }
}
