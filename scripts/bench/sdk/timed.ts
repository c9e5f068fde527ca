/** How long one thread worked and how long it took by the clock, both in seconds: on a busy machine the second is longer. */
export type Timed = { readonly cpuSeconds: number; readonly wallSeconds: number }

/**
 * Times work and gives its best round: the others were disturbed by what else the machine does.
 * @param rounds how often it is done
 * @param work what is measured
 * @param prepare makes what a round needs, outside the measurement
 */
export async function timed<Needed>(
  rounds: number,
  work: (needed: Needed) => unknown,
  prepare: () => Needed = () => undefined as Needed,
): Promise<Timed> {
  let best: Timed = { cpuSeconds: Number.POSITIVE_INFINITY, wallSeconds: Number.POSITIVE_INFINITY }
  for (let round = 0; round < rounds; round++) {
    const needed = prepare()
    globalThis.gc?.()
    const began = performance.now()
    const before = process.cpuUsage()
    await work(needed)
    const { user, system } = process.cpuUsage(before)
    const cpuSeconds = (user + system) / 1e6
    if (cpuSeconds < best.cpuSeconds) best = { cpuSeconds, wallSeconds: (performance.now() - began) / 1_000 }
  }
  return best
}
