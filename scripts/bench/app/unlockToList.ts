import type { Page } from 'playwright-core'

/**
 * Opens `#/me`, unlocks with the wallet, and waits for the list: the sentence counts every brand, and the first row stands below it.
 *
 * @param brands how many brands the sentence must count
 * @returns milliseconds from the wallet's last signature to the frame that shows the list
 */
export async function unlockToList(
  page: Page,
  options: { readonly url: string; readonly brands: number },
): Promise<number> {
  await page.goto(`${options.url}/#/me`)
  const button = page.getByRole('button', { name: 'Bench wallet' })
  await button.waitFor()
  await page.evaluate((brands) => {
    const window_ = window as never as { listedAt: number | undefined }
    const look = () => {
      const sentence = document.querySelector('main h1 + p')?.textContent ?? ''
      const isThere =
        sentence.startsWith(`${brands} brands`) && document.querySelector('main h2 a[href*="#/me/brands/"]')
      if (isThere) requestAnimationFrame(() => requestAnimationFrame((now) => (window_.listedAt = now)))
      else requestAnimationFrame(look)
    }
    look()
  }, options.brands)
  await button.click()
  await page.waitForFunction(() => (window as never as { listedAt?: number }).listedAt !== undefined, undefined, {
    timeout: 120_000,
  })
  return page.evaluate(() => {
    const { listedAt, signedAt } = window as never as { listedAt: number; signedAt: number }
    return Math.round(listedAt - signedAt)
  })
}
