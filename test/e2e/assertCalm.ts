import { expect } from 'chai'
import type { Page } from 'playwright-core'

/** Fails if anything of a page as it stands moves for longer than 150 ms, or at all where somebody asked for less motion. */
export async function assertCalm(page: Page): Promise<void> {
  for (const [reducedMotion, limit] of [
    ['no-preference', 150],
    ['reduce', 0],
  ] as const) {
    await page.emulateMedia({ reducedMotion })
    expect(await findMoving(page, limit), `${page.url()}, ${reducedMotion}`).to.deep.equal([])
  }
}

/** What changes its looks or its place over more than some milliseconds, or scrolls there smoothly. */
export function findMoving(page: Page, limit: number): Promise<string[]> {
  return page.locator('*').evaluateAll((all, limit) => {
    const longest = (times: string) =>
      Math.max(...times.split(',').map((time) => Number.parseFloat(time) * (time.endsWith('ms') ? 1 : 1_000) || 0))
    return all.flatMap((one) =>
      ['', '::before', '::after', '::backdrop'].flatMap((part) => {
        const style = getComputedStyle(one, part)
        const time = Math.max(
          longest(style.transitionDuration) + longest(style.transitionDelay),
          longest(style.animationDuration) + longest(style.animationDelay),
        )
        const isMoving = time > limit || (part === '' && style.scrollBehavior === 'smooth')
        return isMoving ? [`${time} ms: ${one.outerHTML.slice(0, 120)} ${part}`] : []
      }),
    )
  }, limit)
}
