import type { Page } from 'playwright-core'

export type LongestTask = {
  /** By the clock, with what a busy machine gave to others meanwhile. */
  readonly milliseconds: number
  /** Of processor time: the page's own doing. */
  readonly processorMilliseconds: number
}

type TraceEvent = {
  readonly name: string
  readonly pid: number
  readonly tid: number
  /** Microseconds by the clock. */
  readonly dur?: number
  /** Microseconds of processor time. */
  readonly tdur?: number
  readonly args: { readonly name?: string }
}

/** Longest task on the main thread of any page while something is done, by Chromium's own trace: each of the two figures the longest of its kind. */
export async function longestTask(page: Page, action: () => Promise<void>): Promise<LongestTask> {
  const browser = page.context().browser()
  if (browser === null) throw new Error('the page has no browser to trace')
  await browser.startTracing(page, { categories: ['toplevel'] })
  await action()
  const { traceEvents } = JSON.parse(String(await browser.stopTracing())) as { traceEvents: TraceEvent[] }
  const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`
  const mainThreads = new Set(
    traceEvents.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain').map(threadOf),
  )
  const tasks = traceEvents.filter((event) => event.name.endsWith('RunTask') && mainThreads.has(threadOf(event)))
  if (tasks.length === 0) throw new Error('the trace has no task of a page')
  const longest = (key: 'dur' | 'tdur') =>
    Math.round(tasks.reduce((most, event) => Math.max(most, event[key] ?? 0), 0) / 1_000)
  return { milliseconds: longest('dur'), processorMilliseconds: longest('tdur') }
}
