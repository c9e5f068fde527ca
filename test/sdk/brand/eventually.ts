import { setTimeout as sleep } from 'node:timers/promises'

/** Repeats an assertion until it holds. */
export async function eventually(assertion: () => unknown, milliseconds = 30_000): Promise<void> {
  for (const end = Date.now() + milliseconds; ; await sleep(50)) {
    try {
      await assertion()
      return
    } catch (error) {
      if (Date.now() > end) throw error
    }
  }
}
