import type { Page } from 'playwright-core'

/** Texts that are cut off by the box they stand in; empty when all can be read. What is meant for screen readers alone has a box of a pixel. */
export function findCutOff(page: Page): Promise<string[]> {
  return page.locator('header *, main *').evaluateAll((all) =>
    all
      .filter((one) => {
        const { overflowX, overflowY } = getComputedStyle(one)
        const isCut =
          (/hidden|clip/.test(overflowX) && one.scrollWidth > one.clientWidth + 1) ||
          (/hidden|clip/.test(overflowY) && one.scrollHeight > one.clientHeight + 1)
        return isCut && one.clientWidth > 1 && one.clientHeight > 1
      })
      .map((one) => one.outerHTML.slice(0, 160)),
  )
}
