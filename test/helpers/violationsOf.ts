import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

/**
 * What axe finds on a page as it stands: each rule with the elements that break it. It runs within the page alone, so the page must have no
 * frames; to look into those axe would open one more page each time and load its whole script there again.
 *
 * @param rules only these; all of them when omitted
 */
export async function violationsOf(page: Page, rules?: readonly string[]): Promise<string[]> {
  if (page.frames().length > 1) throw new Error(`${page.url()} has frames, which would not be looked at`)
  const isLoaded = await page.evaluate(() => 'axe' in window) // An earlier question leaves it there.
  const axe = new AxeBuilder({ page, ...(isLoaded && { axeSource: 'true' }) })
  axe.setLegacyMode().options({ resultTypes: ['violations'] })
  if (rules) axe.withRules([...rules])
  const { violations } = await axe.analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
}
