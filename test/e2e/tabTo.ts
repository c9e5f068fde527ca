import { expect } from 'chai'
import type { Page } from 'playwright-core'

type Role = Parameters<Page['getByRole']>[0]

/**
 * Presses Tab until the element has the focus, as somebody without a mouse does. Fails if the focus cannot be seen at a stop on the way, and,
 * once it has gone round the page, with all the stops it made.
 *
 * @param key Shift+Tab to go backwards
 */
export async function tabTo(
  page: Page,
  role: Role,
  name: string | RegExp,
  key: 'Tab' | 'Shift+Tab' = 'Tab',
): Promise<void> {
  const target = page.getByRole(role, { name, exact: true })
  const hasFocus = () => target.evaluate((one) => one.matches(':focus'))
  const stops: string[] = []
  await target.waitFor({ state: 'attached' })
  if (await hasFocus()) return
  await page.keyboard.press(key)
  const first = await page.evaluateHandle(() => document.activeElement)
  for (;;) {
    const { words, isPage, isSeen } = await readStop(page)
    if (!isPage) expect(isSeen, `the focus is seen on ${words}`).to.equal(true)
    if (await hasFocus()) return
    stops.push(words)
    await page.keyboard.press(key)
    const isRound = await first.evaluate((one) => one === document.activeElement)
    if (isRound || stops.length > 200)
      expect.fail(`no stop of ${key} is the ${role} ${name}, but:\n${stops.join('\n')}`)
  }
}

/** What has the focus, in a few words, and whether it looks like it. The page itself has it where the browser's own bars come next. */
export function readStop(
  page: Page,
): Promise<{ readonly words: string; readonly isPage: boolean; readonly isSeen: boolean }> {
  return page.evaluate(() => {
    let one = document.activeElement ?? document.body
    while (one.shadowRoot?.activeElement) one = one.shadowRoot.activeElement
    // A switch is drawn beside the field that has the focus, which itself is hidden in a box of a pixel.
    const isHidden = (part: Element | null): boolean =>
      part !== null &&
      ((part.clientWidth === 1 && getComputedStyle(part).overflow === 'hidden') || isHidden(part.parentElement))
    const isOutlined = (part: Element) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(part)
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1 && !isHidden(part)
    }
    const drawn = [one, ...(one.closest('label')?.querySelectorAll('*') ?? [])]
    const words = one.getAttribute('aria-label') ?? one.closest('label')?.textContent ?? one.textContent ?? ''
    return {
      words: `${one.getAttribute('role') ?? one.localName}: ${words.trim().slice(0, 60)}`,
      isPage: one === document.body,
      isSeen: drawn.some(isOutlined),
    }
  })
}
