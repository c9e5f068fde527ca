export type Loop = {
  /** Runs the task now instead of after the pause. */
  wake(): void
  /** Ends the loop and waits for the task that is under way. */
  stop(): Promise<void>
}

/**
 * Runs a task again and again, with a pause in between; it never overlaps itself.
 *
 * @param task must not throw
 * @param pause milliseconds
 */
export function startLoop(task: () => Promise<void>, pause: number): Loop {
  let isStopped = false
  let isAwake = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let endPause: () => void = () => undefined

  async function run(): Promise<void> {
    while (!isStopped) {
      isAwake = false
      await task()
      if (isStopped || isAwake) continue
      await new Promise<void>((resolve) => {
        endPause = resolve
        timer = setTimeout(resolve, pause)
      })
    }
  }
  const running = run()

  function wake(): void {
    isAwake = true
    clearTimeout(timer)
    endPause()
  }

  return {
    wake,
    async stop() {
      isStopped = true
      wake()
      await running
    },
  }
}
