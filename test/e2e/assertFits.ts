import { expect } from 'chai'
import type { Page } from 'playwright-core'
import { findCutOff } from './findCutOff.ts'
import { findStickingOut } from './findStickingOut.ts'

/**
 * Fails if anything of a page sticks out of a phone of 320 pixels or is cut off there, or with text twice as large.
 *
 * @param widthOfLarge pixels that text twice as large may need
 */
export async function assertFits(page: Page, where: string, widthOfLarge = 320): Promise<void> {
  const before = page.viewportSize()
  for (const [width, size] of [
    [320, ''],
    [widthOfLarge, '200%'],
  ] as const) {
    await page.setViewportSize({ width, height: 700 })
    await page.evaluate(async (size) => {
      document.documentElement.style.fontSize = size
      for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame)
    }, size)
    const found = [...(await findStickingOut(page)), ...(await findCutOff(page))]
    expect(found, `${where}, ${width} ${size}`).to.deep.equal([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth), `${where}, ${size}`).to.equal(width)
  }
  await page.evaluate(() => {
    document.documentElement.style.fontSize = ''
  })
  if (before) await page.setViewportSize(before)
}
