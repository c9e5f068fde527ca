import type { Page } from 'playwright-core'
import { longestTask } from './longestTask.ts'

export type Scrolling = {
  /** The most elements the document had at any moment. */
  readonly domNodes: number
  /** Milliseconds of the longest task while scrolling, by the clock. */
  readonly longestTaskMilliseconds: number
  /** The same in processor time, without what the machine gave to others meanwhile. */
  readonly longestTaskProcessorMilliseconds: number
}

/** Turns of the wheel within which the end of a list must come. */
const mostTurns = 500

/**
 * Scrolls a page from top to bottom, a screen at a time, as a wheel does.
 *
 * @param box selector of an element that scrolls in itself; the window when absent.
 */
export async function scrollThrough(page: Page, box?: string): Promise<Scrolling> {
  const hasEnded = () =>
    page.evaluate((selector) => {
      const scroller = selector === undefined ? document.documentElement : document.querySelector(selector)
      if (scroller === null) throw new Error(`there is no ${selector}`)
      return scroller.scrollTop + scroller.clientHeight >= scroller.scrollHeight - 1
    }, box)
  await page.evaluate(() => {
    const seen = { nodes: 0 }
    Object.assign(window, { seen })
    const count = () => {
      seen.nodes = Math.max(seen.nodes, document.querySelectorAll('*').length)
      requestAnimationFrame(count)
    }
    count()
  })
  if (box === undefined) await page.mouse.move(400, 500)
  else await page.locator(box).hover()
  const { milliseconds, processorMilliseconds } = await longestTask(page, async () => {
    for (let turns = 0; !(await hasEnded()); turns++) {
      if (turns > mostTurns) throw new Error(`the end was not reached with ${mostTurns} turns of the wheel`)
      await page.mouse.wheel(0, 1_200)
      await page.waitForTimeout(60)
    }
  })
  const { nodes } = await page.evaluate(() => (window as never as { seen: { nodes: number } }).seen)
  return {
    domNodes: nodes,
    longestTaskMilliseconds: milliseconds,
    longestTaskProcessorMilliseconds: processorMilliseconds,
  }
}
