import type { Page } from 'playwright-core'

/**
 * Goes through a long list with Tab alone, and looks for a brand far below with the search field.
 *
 * @param options.rows how many rows Tab must reach, one after the other
 * @param options.last name of a brand whose row is not in the document
 * @returns what went wrong, in words; empty when every row was reached
 */
export async function reachRows(
  page: Page,
  options: { readonly rows: number; readonly last: string },
): Promise<readonly string[]> {
  const faults: string[] = []
  const search = page.getByRole('searchbox')
  await page.evaluate(() => scrollTo(0, 0))
  await search.focus()

  let reached = 0
  for (let press = 0; reached < options.rows && press < options.rows * 6; press++) {
    await page.keyboard.press('Tab')
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))))
    const place = await page.evaluate(() =>
      Number(document.activeElement?.closest('li[aria-posinset]')?.getAttribute('aria-posinset') ?? 0),
    )
    if (place > reached + 1) faults.push(`Tab went from row ${reached} to row ${place}`)
    reached = Math.max(reached, place)
  }
  if (reached < options.rows) faults.push(`Tab reached ${reached} rows of ${options.rows}`)

  await page.evaluate(() => scrollTo(0, 0))
  const heading = page.getByRole('heading', { name: options.last, exact: true })
  if ((await heading.count()) > 0) faults.push(`${options.last} was in the document before it was looked for`)
  await search.fill(options.last)
  await heading.waitFor({ timeout: 5_000 }).catch(() => faults.push(`the search did not find ${options.last}`))
  // The list is whole again for whoever looks next.
  await search.fill('')
  return faults
}
