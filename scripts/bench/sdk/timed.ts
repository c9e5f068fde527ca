/** How long one thread worked and how long it took by the clock, both in seconds: on a busy machine the second is longer. */
export type Timed = { readonly cpuSeconds: number; readonly wallSeconds: number }

/**
 * Times synchronous work.
 * @param work what is measured
 */
export function timed(work: () => void): Timed {
  const began = performance.now()
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return { cpuSeconds: (user + system) / 1e6, wallSeconds: (performance.now() - began) / 1_000 }
}
