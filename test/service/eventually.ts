import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Waits until a read gives something other than undefined, null or false.
 * @param what said when it does not happen in time
 */
export async function eventually<Result>(
  what: string,
  read: () => Promise<Result | undefined | null | false>,
  seconds = 30,
): Promise<Result> {
  const end = Date.now() + seconds * 1000
  for (;;) {
    const result = await read()
    if (result !== undefined && result !== null && result !== false) return result
    if (Date.now() > end) throw new Error(`did not happen within ${seconds} s: ${what}`)
    await sleep(50)
  }
}
