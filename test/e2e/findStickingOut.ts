import type { Page } from 'playwright-core'

/** What sticks out of the page to the right, except inside what scrolls by itself; empty when all fits. */
export function findStickingOut(page: Page): Promise<string[]> {
  return page.locator('main *').evaluateAll((all) => {
    const scrolls = (one: Element | null): boolean =>
      one !== null && (getComputedStyle(one).overflowX === 'auto' || scrolls(one.parentElement))
    return all
      .filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5 && !scrolls(one.parentElement))
      .map((one) => `${one.getBoundingClientRect().right}: ${one.outerHTML.slice(0, 120)}`)
  })
}
